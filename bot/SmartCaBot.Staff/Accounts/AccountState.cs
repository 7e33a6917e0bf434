namespace SmartCaBot.Staff.Accounts;

/// <summary>Stored by name: a name once used keeps its meaning.</summary>
public enum AccountState
{
    /// <summary>A one-time link was made; its holder sets the password and the second factor.</summary>
    Invited,

    Active,

    Disabled,
}
