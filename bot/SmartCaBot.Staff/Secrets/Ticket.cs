namespace SmartCaBot.Staff.Secrets;

/// <summary>A ticket as it is stored.</summary>
internal sealed record Ticket(string Id, string Purpose, string? Account, byte[] ProtectedState, DateTimeOffset ExpiresAt);

/// <summary>A ticket somebody has shown, still good.</summary>
/// <param name="Id">Hash of what they showed.</param>
/// <param name="Account">Whose; null when not said.</param>
/// <param name="State">What was laid down with it.</param>
internal sealed record OpenTicket(string Id, string? Account, byte[] State)
{
    public override string ToString() => "ticket ***";
}
