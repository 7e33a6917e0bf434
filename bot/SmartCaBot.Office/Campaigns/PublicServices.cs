using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Office.Campaigns;

/// <summary>The public services as posters and lists name them, from the bot's content.</summary>
internal sealed class PublicServices(IPhraseBook phrases, ContentLibrary content)
{
    private const string Vietnamese = "vi";

    /// <summary>All that a code may begin, in the order of a menu.</summary>
    public IReadOnlyList<StartStep> Steps { get; } =
        [.. StartStep.General, .. content.Handbook.Catalogue.Select(service => new StartStep(CampaignStart.Service, service.Number))];

    /// <summary>Null where the source cannot be read.</summary>
    public string? NameOf(int number) => Find(number)?.Name is { } name ? phrases.Render(name, Vietnamese) : null;

    /// <summary>Null where the source cannot be read.</summary>
    public bool? IsFullyOnline(int number) => Find(number)?.IsFullyOnline;

    /// <summary>"Nguồn: …, tháng 11/2023."</summary>
    public string Source { get; } = phrases.Render(content.Handbook.ServicesSource, Vietnamese).Trim('_');

    public string Hotline => content.Handbook.Hotline;

    private HandbookService? Find(int number) => content.Handbook.Catalogue.FirstOrDefault(service => service.Number == number);
}
