using System.Globalization;

namespace SmartCaBot.Understanding.Tests;

/// <summary>A sentence kept out of the examples, with what a person meant by it.</summary>
internal sealed record HeldOut(string Text, string Intent, int? Service, string Kind)
{
    public static IReadOnlyList<HeldOut> All { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "heldout.tsv")).Skip(1).Select(Parse)];

    public string Column => Intent == Intents.OutOfScope ? "out of scope" : Kind;

    public bool IsRight(UnderstandingResult result) => result.Intent == Intent && (Service is null || result.Service == Service);

    private static HeldOut Parse(string line)
    {
        var cells = line.Split('\t');
        return new HeldOut(cells[0], cells[1], cells[2].Length > 0 ? int.Parse(cells[2], CultureInfo.InvariantCulture) : null, cells[3]);
    }
}
