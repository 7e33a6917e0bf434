namespace SmartCaBot.Staff;

/// <summary>Why an account was not made or not changed.</summary>
public enum AccountRefusal
{
    NotFound,
    NameInvalid,
    LoginInvalid,
    LoginTaken,
    NoRole,

    /// <summary>A supervisor is an agent as well.</summary>
    SupervisorIsAgent,

    /// <summary>Officers decide about dossiers, and must be told apart from the citizens.</summary>
    OfficerNeedsCitizenId,

    /// <summary>There is no such office, or it is closed.</summary>
    OfficeUnknown,

    /// <summary>Nobody changes their own roles, or shuts themselves out.</summary>
    OwnAccount,

    /// <summary>It is not in a state in which that can be done.</summary>
    WrongState,

    ReasonMissing,
}
