using SmartCaBot.Benchmarks;
using SmartCaBot.Benchmarks.Sign;
using SmartCaBot.Benchmarks.Turn;

// bench turn | sign: prints a table and adds rows to artifacts/bench.json. "echo PORT" is the baseline server of "turn".
return args switch
{
    ["turn", ..] => await TurnBenchmark.RunAsync(BenchContext.FromEnvironment()),
    ["sign", ..] => await SignBenchmark.RunAsync(BenchContext.FromEnvironment()),
    ["echo", var port] => await EchoServer.RunAsync(int.Parse(port, System.Globalization.CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("bench turn | sign");
    return 2;
}
