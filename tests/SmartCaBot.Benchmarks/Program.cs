using SmartCaBot.Benchmarks;
using SmartCaBot.Benchmarks.Desk;
using SmartCaBot.Benchmarks.Pdf;
using SmartCaBot.Benchmarks.Sign;
using SmartCaBot.Benchmarks.Turn;
using SmartCaBot.Benchmarks.Web;

// bench turn | sign | keys | pdf | web | desk: prints a table and adds rows to artifacts/bench.json. "echo PORT" is the baseline server of "turn",
// "pdf-loop …" a measured process of "pdf".
return args switch
{
    ["turn", ..] => await TurnBenchmark.RunAsync(BenchContext.FromEnvironment()),
    ["sign", ..] => await SignBenchmark.RunAsync(BenchContext.FromEnvironment()),
    ["keys", .. var rest] => await KeysBenchmark.RunAsync(
        BenchContext.FromEnvironment(), rest is [var many] ? int.Parse(many, System.Globalization.CultureInfo.InvariantCulture) : 1_000_000),
    ["pdf", ..] => await PdfBenchmark.RunAsync(BenchContext.FromEnvironment()),
    ["pdf-loop", var kind, var input, var output, var keys, var small, var seconds] =>
        await PdfLoop.RunAsync(kind, input, output, keys, small, double.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture)),
    ["web", ..] => await WebBenchmark.RunAsync(BenchContext.FromEnvironment()),
    ["desk", ..] => await DeskBenchmark.RunAsync(BenchContext.FromEnvironment()),
    ["echo", var port] => await EchoServer.RunAsync(int.Parse(port, System.Globalization.CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("bench turn | sign | keys | pdf | web | desk");
    return 2;
}
