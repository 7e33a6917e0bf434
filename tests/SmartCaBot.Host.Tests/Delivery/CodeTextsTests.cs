using SmartCaBot.Host.Delivery;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Otp;

namespace SmartCaBot.Host.Tests.Delivery;

public sealed class CodeTextsTests
{
    private static readonly TimeZoneInfo Vietnam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    [Theory]
    [InlineData(OtpPurpose.Activation, "dùng đến 10:49 ngày 24/11.")]
    [InlineData(OtpPurpose.Signature, "dùng đến 10:49.")]
    public void A_message_says_until_when_its_code_is_good(OtpPurpose purpose, string until)
    {
        Assert.True(PhoneNumber.TryParse("0905123456", out var phone));
        var message = new OtpMessage(
            purpose, Guid.Empty, phone, null, new OtpCode("123456"), new DateTimeOffset(2026, 11, 24, 3, 49, 0, TimeSpan.Zero), []);

        Assert.Contains(until, CodeTexts.Text(message, Vietnam), StringComparison.Ordinal);
    }
}
