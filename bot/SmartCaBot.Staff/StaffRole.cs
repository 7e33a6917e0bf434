namespace SmartCaBot.Staff;

/// <summary>What a person of the staff does. Stored by name: a name once used keeps its meaning.</summary>
public enum StaffRole
{
    /// <summary>Talks with citizens at the help desk.</summary>
    Agent,

    /// <summary>Watches over the help desk; an agent as well.</summary>
    Supervisor,

    /// <summary>Works at a one-stop-shop: campaigns, dossiers.</summary>
    Officer,

    /// <summary>Changes what the bot says.</summary>
    ContentEditor,

    /// <summary>Approves such changes.</summary>
    ContentReviewer,

    /// <summary>Accounts, offices, switches, integrators.</summary>
    Administrator,

    /// <summary>Reads the audit log.</summary>
    Auditor,
}
