using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Content;

/// <summary>What people may read without a conversation, for pages beside it. All of it is content, told with its source.</summary>
/// <param name="Steps">Registration in VNPT's app.</param>
/// <param name="StepsSource">Where they stand.</param>
/// <param name="Services">One line each, in the order of their numbers.</param>
/// <param name="ServicesSource">Where they stand.</param>
/// <param name="Changes">What has changed since for all of them.</param>
/// <param name="Hotline">Digits.</param>
public sealed record Handbook(
    IReadOnlyList<HandbookStep> Steps, Phrase StepsSource, IReadOnlyList<Phrase> Services, Phrase ServicesSource, Phrase Changes, string Hotline)
{
    internal static Handbook Of(Facts facts, ServiceList services) => new(
        [.. facts.Steps.Select(step => new HandbookStep(step.Text, step.Help, step.Picture))],
        facts.StepsSource.ToPhrase(),
        [.. services.Services.Select(service => ServiceList.Line(service, facts.Hotline))],
        services.Source.ToPhrase(),
        services.Portals.ToPhrase(),
        facts.Hotline);
}

/// <param name="Text">What to do.</param>
/// <param name="Help">More, for someone who is stuck.</param>
/// <param name="Picture">An https address to show as a QR code; null for none.</param>
public sealed record HandbookStep(Phrase Text, Phrase Help, string? Picture);
