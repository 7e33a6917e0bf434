using System.Globalization;
using SmartCaBot.Understanding;

namespace SmartCaBot.Dialogs.Interpreting;

/// <summary>The meanings that a clarifying question offers, as a dialog's argument: <c>services.find#11 register.cost</c>.</summary>
internal static class CandidateList
{
    public const int Max = 3;

    public static string Write(IEnumerable<Candidate> candidates) => string.Join(' ', candidates.Where(IsChoice).Take(Max).Select(
        c => c.Service is { } service ? string.Create(CultureInfo.InvariantCulture, $"{c.Intent}#{service}") : c.Intent));

    /// <summary>Talk about the talk is no topic to choose.</summary>
    private static bool IsChoice(Candidate candidate) =>
        candidate.Intent is not (Intents.ChatCancel or Intents.ChatBack or Intents.ChatGreet or Intents.ChatThanks or Intents.OutOfScope);

    public static IEnumerable<(string Id, string Intent, int? Service)> Read(string? argument) =>
        from id in (argument ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
        let parts = id.Split('#')
        select (id, parts[0], parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : (int?)null);
}
