using System.Globalization;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Office.Campaigns;

/// <summary>What a scanned code begins, as it is stored and chosen: <c>register</c>, <c>sign</c>, <c>services</c>, <c>help</c>, <c>service:7</c>.</summary>
/// <param name="Start">Which step of the bot.</param>
/// <param name="Service">Number of the public service, for <see cref="CampaignStart.Service"/>.</param>
internal readonly record struct StartStep(CampaignStart Start, int? Service = null)
{
    private const string ServicePrefix = "service:";

    private static readonly (string Word, CampaignStart Start)[] Words =
        [("register", CampaignStart.Register), ("sign", CampaignStart.Sign), ("services", CampaignStart.Services), ("help", CampaignStart.Menu)];

    /// <summary>Those that are about no particular service, in the order of a menu; with the services: <see cref="PublicServices.Steps"/>.</summary>
    public static IEnumerable<StartStep> General => Words.Select(word => new StartStep(word.Start));

    /// <summary>Null for what is none.</summary>
    public static StartStep? Read(string? text)
    {
        foreach (var (word, start) in Words)
        {
            if (word == text) return new StartStep(start);
        }

        return text?.StartsWith(ServicePrefix, StringComparison.Ordinal) == true
            && int.TryParse(text.AsSpan(ServicePrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 ? new StartStep(CampaignStart.Service, number) : null;
    }

    public override string ToString()
    {
        var start = Start;
        return Service is { } number
            ? string.Create(CultureInfo.InvariantCulture, $"{ServicePrefix}{number}")
            : Words.First(word => word.Start == start).Word;
    }
}
