namespace SmartCaBot.Signing.Authenticators;

/// <summary>How an authenticator app is told of an account (the "otpauth" key address that all of them read).</summary>
public static class TotpAddress
{
    private const string Issuer = "SmartCaBot";

    public static string Of(string login, byte[] secret) =>
        $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(login)}?secret={Base32.Write(secret)}&issuer={Issuer}";

    /// <summary>In groups of four, to be typed.</summary>
    public static string Spaced(byte[] secret) => string.Join(' ', Base32.Write(secret).Chunk(4).Select(group => new string(group)));
}
