using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SmartCaBot.Benchmarks;

/// <summary>One measured case beside its baseline, both from the same run.</summary>
/// <param name="Bench">turn, sign, …</param>
/// <param name="Case">What was measured.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">Of value and baseline.</param>
/// <param name="Baseline">The other side's figure; null for a baseline itself.</param>
internal sealed record BenchRow(string Bench, string Case, double Value, string Unit, double? Baseline)
{
    public double? Ratio => Baseline is > 0 ? Value / Baseline : null;
}

internal static class BenchResults
{
    /// <summary>Prints the table and adds the rows to <c>artifacts/bench.json</c>, replacing those of the same bench.</summary>
    public static void Report(BenchContext context, IReadOnlyList<BenchRow> rows)
    {
        Console.WriteLine(Line("case", "value", "unit", "baseline", "ratio"));
        foreach (var row in rows)
            Console.WriteLine(Line(row.Case, Number(row.Value), row.Unit, Number(row.Baseline), row.Ratio?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-"));

        var path = Path.Combine(context.Root, "artifacts", "bench.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var kept = File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path))!.AsArray() : [];
        var all = new JsonArray([
            .. kept.Where(n => (string?)n!["bench"] != rows[0].Bench).Select(n => n!.DeepClone()),
            .. rows.Select(r => (JsonNode)new JsonObject
            {
                ["bench"] = r.Bench,
                ["case"] = r.Case,
                ["value"] = Math.Round(r.Value, 1),
                ["unit"] = r.Unit,
                ["baseline"] = r.Baseline is { } b ? Math.Round(b, 1) : null,
                ["ratio"] = r.Ratio is { } ratio ? Math.Round(ratio, 3) : null,
            }),
        ]);
        File.WriteAllText(path, all.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
    }

    private static string Line(string name, string value, string unit, string baseline, string ratio) =>
        $"{name,-60} {value,12} {unit,-8} {baseline,12} {ratio,8}";

    private static string Number(double? value) =>
        value is null ? "-" : value.Value.ToString(value >= 100 ? "#,0" : "0.0", CultureInfo.InvariantCulture);
}
