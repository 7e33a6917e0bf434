namespace SmartCaBot.Office.Campaigns;

/// <summary>What an officer asks for, checked.</summary>
internal sealed record CampaignDraft(
    string Office, string Desk, StartStep Step, OfferedChannels Channels, DateTimeOffset ValidFrom, DateTimeOffset? ValidTo, string Note);
