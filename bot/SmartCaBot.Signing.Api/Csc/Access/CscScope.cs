namespace SmartCaBot.Signing.Api.Csc.Access;

/// <summary>What an access token is good for (CSC v1 8.3.2, v2 8.4.3). Stored by name: a name once used keeps its meaning.</summary>
internal enum CscScope
{
    /// <summary>All methods; where the citizen gave it, on their own credentials.</summary>
    Service,

    /// <summary>The signatures of one authorisation of a citizen's.</summary>
    Credential,
}
