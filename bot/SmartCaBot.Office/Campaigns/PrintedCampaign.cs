namespace SmartCaBot.Office.Campaigns;

/// <summary>A code as an office keeps it. It is never deleted: what is printed stays on walls.</summary>
/// <param name="Code">Opaque; see <see cref="CampaignCode"/>.</param>
/// <param name="Office">Id of the office.</param>
/// <param name="Desk">"Quầy 3"; empty for the whole office.</param>
/// <param name="Step">What it begins.</param>
/// <param name="Channels">Where the citizen may go on.</param>
/// <param name="ValidFrom">First instant.</param>
/// <param name="ValidTo">Last; null for no end.</param>
/// <param name="Note">For the office itself.</param>
/// <param name="CreatedBy">Id of the account.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="EndedAt">When an officer ended it; null while it goes on.</param>
/// <param name="Version">Counts changes; what was read must be what is replaced.</param>
internal sealed record PrintedCampaign(
    string Code, string Office, string Desk, StartStep Step, OfferedChannels Channels, DateTimeOffset ValidFrom, DateTimeOffset? ValidTo,
    string Note, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt = null, long Version = 1)
{
    public CampaignState StateAt(DateTimeOffset now) =>
        EndedAt is not null ? CampaignState.Ended
        : now < ValidFrom ? CampaignState.NotYet
        : now > ValidTo ? CampaignState.Over
        : CampaignState.Running;
}

internal enum CampaignState
{
    Running,
    NotYet,

    /// <summary>Its last day has passed.</summary>
    Over,

    /// <summary>An officer ended it.</summary>
    Ended,
}

/// <summary>Where a citizen may go on; one at least.</summary>
[Flags]
internal enum OfferedChannels
{
    Web = 1,
    Zalo = 2,
}
