using SmartCaBot.Signing.Api.Csc.Wire;

namespace SmartCaBot.Signing.Api.Csc.Credentials;

/// <summary>
/// What citizens show to authorise signatures: who has an authenticator, password and its code together; who has none, a code that is sent to
/// their phone. The weaker way is not open to who has the stronger.
/// </summary>
internal static class Factors
{
    public const string Pin = "PIN";
    public const string Otp = "OTP";

    public const string PinLabel = "Mật khẩu ký số";
    public const string AppLabel = "Mã trong ứng dụng xác thực";
    public const string SmsLabel = "Mã trong tin nhắn";

    private const string Explicit = "explicit";

    /// <summary>Version 2's way to say it (CSC v2 11.5).</summary>
    public static AuthAnswer Objects(bool hasApp) => hasApp
        ? new AuthAnswer(
            Explicit, $"{Pin} AND {Otp}",
            [new AuthObject("Password", Pin, "A", null, PinLabel), new AuthObject("Password", Otp, "N", "totp", AppLabel)])
        : new AuthAnswer(Explicit, Otp, [new AuthObject("PasswordOOB", Otp, "N", null, SmsLabel)]);
}
