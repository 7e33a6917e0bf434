namespace SmartCaBot.Conversations.Handoff;

/// <summary>A person of the help desk, as a command names them.</summary>
/// <param name="Id">The account's; never shown to citizens.</param>
/// <param name="Name">As citizens see it: "Chị Lan".</param>
public sealed record DeskAgent(string Id, string Name)
{
    /// <summary>Behind a hub outside: who it is there, the hub knows.</summary>
    public const string ExternalId = "external";
}
