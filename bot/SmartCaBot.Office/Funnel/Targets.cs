using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Content;

namespace SmartCaBot.Office.Funnel;

/// <summary>What the State aims at, from the bot's content, in Vietnamese.</summary>
internal sealed class Targets(IPhraseBook phrases, ContentLibrary content)
{
    private const string Vietnamese = "vi";

    public IReadOnlyList<Target> All { get; } =
    [
        .. content.Handbook.Targets.Select(target => new Target(
            target.Id, phrases.Render(target.Text, Vietnamese), target.Percent, target.By, phrases.Render(target.Source, Vietnamese).Trim('_'))),
    ];
}

/// <param name="Id">signature, online-services, province.</param>
/// <param name="Text">Who of the adults does what.</param>
/// <param name="Percent">Of the adults.</param>
/// <param name="By">The year; null where the source names none.</param>
/// <param name="Source">"Nguồn: …".</param>
internal sealed record Target(string Id, string Text, int Percent, int? By, string Source)
{
    /// <summary>Short, beside a mark in a chart.</summary>
    public string Name => By is { } year ? $"cả nước {year}" : "kế hoạch tỉnh";
}
