namespace SmartCaBot.Signing.Certificates.Services;

/// <summary>What a certificate that is no citizen's is for. Stored by name: a name once used keeps its meaning.</summary>
public enum AuthorityRole
{
    /// <summary>Issued itself.</summary>
    Root,

    /// <summary>Issues to citizens and to the services below; under the root.</summary>
    Issuing,

    /// <summary>Tells the status of what the root issued.</summary>
    RootResponder,

    /// <summary>Tells the status of what the issuing authority issued.</summary>
    IssuingResponder,

    /// <summary>Says when something was there.</summary>
    TimeStamps,
}
