namespace SmartCaBot.Staff.Accounts;

/// <summary>An account with what signing in needs.</summary>
/// <param name="Id">Opaque; never changes.</param>
/// <param name="Login">The name they sign in with, lower case.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Roles">What they do.</param>
/// <param name="Office">Where; null for the whole province.</param>
/// <param name="Person">Who.</param>
/// <param name="PasswordHash">In the platform hasher's form; null until set.</param>
/// <param name="TotpSecret">Null when no app is set up.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Stamp">Another after each change that ends its sessions; empty in one that is being made.</param>
internal sealed record AccountRow(
    string Id, string Login, AccountState State, IReadOnlySet<StaffRole> Roles, string? Office, Person Person, string? PasswordHash,
    byte[]? TotpSecret, DateTimeOffset CreatedAt, string Stamp = "")
{
    public override string ToString() => $"account {Id}";
}
