namespace SmartCaBot.Storage.Outbox;

/// <summary>How a recipient looks to an operator: enough to tell one from another, not to reach the person.</summary>
internal static class RecipientMask
{
    private const int Shown = 3;
    private const string Hidden = "•••";

    /// <summary>Of an address the first letter and the domain, of anything else the last three characters.</summary>
    public static string Apply(string recipient) => recipient.LastIndexOf('@') is > 0 and var at
        ? string.Concat(recipient.AsSpan(0, at > 1 ? 1 : 0), Hidden, recipient.AsSpan(at))
        : string.Concat(Hidden, recipient.AsSpan(recipient.Length > Shown * 2 ? recipient.Length - Shown : recipient.Length));
}
