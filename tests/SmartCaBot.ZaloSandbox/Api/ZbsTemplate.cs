namespace SmartCaBot.ZaloSandbox.Api;

/// <summary>A ZBS template as the operator had it approved.</summary>
/// <param name="Text">Parameters stand in it as &lt;name&gt;.</param>
/// <param name="Longest">The longest value of each parameter, characters.</param>
/// <param name="IsOtp">OTP templates go by phone number only.</param>
public sealed record ZbsTemplate(string Id, string Text, IReadOnlyDictionary<string, int> Longest, bool IsOtp = false, bool Enabled = true)
{
    /// <summary>Number 100001 is a one-time code (otp), 100002 a notice (name, text).</summary>
    public static IReadOnlyList<ZbsTemplate> Samples { get; } =
    [
        new("100001", "Mã xác thực của anh/chị là <otp>. Không đưa mã này cho bất kỳ ai.", new Dictionary<string, int> { ["otp"] = 10 }, IsOtp: true),
        new("100002", "Kính gửi anh/chị <name>: <text>", new Dictionary<string, int> { ["name"] = 30, ["text"] = 200 }),
    ];
}
