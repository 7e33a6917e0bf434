namespace SmartCaBot.Signing.Api.Clients;

/// <summary>What a client may do, as administrators grant it.</summary>
internal static class ClientScopes
{
    /// <summary>Read citizens' certificates.</summary>
    public const string Credentials = "credentials";

    /// <summary>Ask for signatures.</summary>
    public const string Sign = "sign";

    /// <summary>Read what has become of its own requests.</summary>
    public const string Transactions = "transactions";
}
