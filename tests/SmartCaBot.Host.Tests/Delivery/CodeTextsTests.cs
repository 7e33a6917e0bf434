using SmartCaBot.Host.Composition;
using SmartCaBot.Host.Delivery;
using SmartCaBot.Signing.Identification;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Tests.Delivery;

public sealed class CodeTextsTests
{
    /// <summary>Three parts of an SMS with diacritics (GSM 03.40, UCS-2: 67 letters a part).</summary>
    private const int ThreeParts = 201;

    private static readonly DateTimeOffset At = new(2026, 11, 24, 3, 49, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Vietnam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    [Theory]
    [InlineData(OtpPurpose.Activation, "dùng đến 10:49 ngày 24/11.")]
    [InlineData(OtpPurpose.Signature, "dùng đến 10:49.")]
    public void A_message_says_until_when_its_code_is_good(OtpPurpose purpose, string until) =>
        Assert.Contains(until, CodeTexts.Text(Message(purpose), Vietnam), StringComparison.Ordinal);

    [Fact]
    public void An_identity_code_says_what_it_opens()
    {
        var texts = new IdentityPurpose[] { new IdentityPurpose.Identify(), new IdentityPurpose.Connect("c", "Cổng dịch vụ công Đắk Lắk"), new IdentityPurpose.Pair() }
            .Select(purpose => CodeTexts.Text(Message(OtpPurpose.Identification) with { Identity = purpose }, Vietnam)).ToList();

        Assert.Contains("123456 là mã xác nhận danh tính", texts[0], StringComparison.Ordinal);
        Assert.Contains("123456 là mã cho phép Cổng dịch vụ công Đắk Lắk xem chứng thư số", texts[1], StringComparison.Ordinal);
        Assert.Contains("123456 là mã GHÉP ỨNG DỤNG KÝ SỐ", texts[2], StringComparison.Ordinal);
        Assert.All(texts, text => Assert.InRange(text.Length, 1, ThreeParts));
    }

    [Fact]
    public void A_pairing_is_told_with_its_time_and_whom_to_call()
    {
        var text = CodeTexts.Text(new PairedNotice(Guid.Empty, 1, PhoneNumber.Parse("0905123456"), null, At), Vietnam);

        Assert.StartsWith("SmartCA: lúc 10:49 ngày 24/11 vừa có ứng dụng được ghép để ký số", text, StringComparison.Ordinal);
        Assert.Contains("gọi ngay 18001260", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 1, ThreeParts);
    }

    [Fact]
    public void A_certificate_that_ends_is_told_with_all_marks_and_the_number_of_the_handbook()
    {
        Assert.Equal(CodeTexts.Hotline, BotServices.Content(Vietnam).Handbook.Hotline);
        Assert.Equal(
            "SmartCA: chứng thư chữ ký số của anh/chị sẽ hết hạn ngày 20/12/2026. Cần hỗ trợ, anh/chị gọi 18001260 (miễn phí).", CodeTexts.Ending("20/12/2026"));
    }

    private static OtpMessage Message(OtpPurpose purpose) => new(purpose, Guid.Empty, PhoneNumber.Parse("0905123456"), null, new OtpCode("123456"), At, []);
}
