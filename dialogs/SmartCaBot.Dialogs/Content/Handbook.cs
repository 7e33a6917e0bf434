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
    /// <summary>The services as a list to choose from.</summary>
    public required IReadOnlyList<HandbookService> Catalogue { get; init; }

    /// <summary>Shares of adults that the State aims at.</summary>
    public required IReadOnlyList<HandbookTarget> Targets { get; init; }

    internal static Handbook Of(Facts facts, ServiceList services) => new(
        [.. facts.Steps.Select(step => new HandbookStep(step.Text, step.Help, step.Picture))],
        facts.StepsSource.ToPhrase(),
        [.. services.Services.Select(service => ServiceList.Line(service, facts.Hotline))],
        services.Source.ToPhrase(),
        services.Portals.ToPhrase(),
        facts.Hotline)
    {
        Catalogue = [.. services.Services.Select(service => new HandbookService(service.Id, service.Name, service.Level is { } level ? level == ServiceLevel.Full : null))],
        Targets = facts.Targets,
    };
}

/// <param name="Text">What to do.</param>
/// <param name="Help">More, for someone who is stuck.</param>
/// <param name="Picture">An https address to show as a QR code; null for none.</param>
public sealed record HandbookStep(Phrase Text, Phrase Help, string? Picture);

/// <param name="Number">From 1.</param>
/// <param name="Name">Null where the source cannot be read.</param>
/// <param name="IsFullyOnline">Every step online, or only some; null where the source cannot be read.</param>
public sealed record HandbookService(int Number, Phrase? Name, bool? IsFullyOnline);

/// <param name="Id">Stable: signature, online-services, province.</param>
/// <param name="Text">Who of the adults does what.</param>
/// <param name="Percent">Of the adults.</param>
/// <param name="By">The year; null where the source names none.</param>
/// <param name="Source">Where it stands, and of when.</param>
public sealed record HandbookTarget(string Id, Phrase Text, int Percent, int? By, Phrase Source);
