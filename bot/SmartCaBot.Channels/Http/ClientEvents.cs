namespace SmartCaBot.Channels.Http;

/// <summary>
/// Which events a client may cause. Other names belong to the system itself (an officer's decision, a code that was entered) and must
/// not be forged from outside.
/// </summary>
internal static class ClientEvents
{
    public static bool IsAllowed(string? name) => name?.StartsWith("webchat/", StringComparison.Ordinal) == true;
}
