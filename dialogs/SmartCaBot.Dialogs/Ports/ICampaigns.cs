namespace SmartCaBot.Dialogs.Ports;

/// <summary>The printed codes of offices.</summary>
public interface ICampaigns
{
    /// <summary>Null when there is none of that code, or its time is over.</summary>
    /// <param name="code">As scanned or typed, in any case.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<Campaign?> FindAsync(string code, CancellationToken cancellationToken);
}

/// <param name="Code">As it is stored.</param>
/// <param name="Office">Id of the office.</param>
/// <param name="OfficeName">As citizens read it: "Bộ phận Một cửa phường Tân Lập".</param>
/// <param name="Desk">"Quầy số 3"; null when it is for the whole office.</param>
/// <param name="Start">What the conversation begins with.</param>
/// <param name="Service">Number of the public service, for <see cref="CampaignStart.Service"/>.</param>
public sealed record Campaign(string Code, string Office, string OfficeName, string? Desk, CampaignStart Start, int? Service = null);

public enum CampaignStart
{
    /// <summary>The greeting with its menu.</summary>
    Menu,
    Register,
    Sign,
    Services,

    /// <summary>One public service.</summary>
    Service,
}
