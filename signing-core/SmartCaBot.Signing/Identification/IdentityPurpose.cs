using System.Text.Json.Serialization;

namespace SmartCaBot.Signing.Identification;

/// <summary>
/// What somebody shows who they are for. Bound when a check begins, told to the holder in its message, and asked for again when the code is
/// shown: a code for one thing opens no other.
/// </summary>
[JsonDerivedType(typeof(Identify), "identify")]
[JsonDerivedType(typeof(Connect), "connect")]
[JsonDerivedType(typeof(Pair), "pair")]
public abstract record IdentityPurpose
{
    private IdentityPurpose()
    {
    }

    /// <summary>To act as oneself with the bot, or at the command line.</summary>
    public sealed record Identify : IdentityPurpose;

    /// <summary>To let a client see one's certificates and order signatures.</summary>
    /// <param name="ClientId">The integrator's id.</param>
    /// <param name="ClientName">As the holder is told it.</param>
    public sealed record Connect(string ClientId, string ClientName) : IdentityPurpose;

    /// <summary>To pair an authenticator, which signs without a message from then on.</summary>
    public sealed record Pair : IdentityPurpose;
}
