using SmartCaBot.Understanding.PersonalData;

namespace SmartCaBot.Understanding.Tests;

/// <summary>All numbers are invented.</summary>
public class PersonalDataTests
{
    [Theory]
    [InlineData("cccd 001099012345", "cccd •••••••••345")]
    [InlineData("001 099 012 345 nhé", "••• ••• ••• 345 nhé")]
    [InlineData("cmnd 240012345.", "cmnd ••••••345.")]
    [InlineData("gọi 0905123456", "gọi •••••••456")]
    [InlineData("+84 905 123 456", "+•• ••• ••• 456")]
    [InlineData("0905.123.456", "••••.•••.456")]
    [InlineData("mail lan.tran@example.vn nha", "mail l•••••••@example.vn nha")]
    [InlineData("OTP 482913", "OTP ••••••")]
    [InlineData("otp482913", "otp••••••")]
    [InlineData("mã là 4 8 2 9 1 3", "mã là • • • • • •")]
    [InlineData("４８２９１３", "••••••")]
    [InlineData("4111 1111 1111 1111", "•••• •••• •••• 1111")]
    [InlineData("0905123456 001099012345", "•••••••456 •••••••••345")]
    [InlineData("em Nam 482913", "em Nam ••••••")]
    [InlineData("482913/", "••••••/")]
    [InlineData("mã/482913", "mã/••••••")]
    [InlineData("năm 2019 4829", "năm •••• ••••")]
    [InlineData("48 29 1356", "•• •• ••••")]
    [InlineData("số 4111111111111112 lạ", "số •••••••••••••112 lạ")]
    public void Masks(string text, string masked) => Assert.Equal(masked, PersonalDataDetector.Mask(text));

    [Theory]
    [InlineData("thủ tục số 18")]
    [InlineData("mục tiêu năm 2030")]
    [InlineData("sinh ngày 5/9/1990")]
    [InlineData("sinh ngày 05 09 1990")]
    [InlineData("sinh nam 1990")]
    [InlineData("Thông tư 16/2019/TT-BTTTT")]
    [InlineData("ký 3 file pdf")]
    [InlineData("a@b")]
    public void Leaves_other_text_alone(string text) => Assert.Same(text, PersonalDataDetector.Mask(text));

    [Theory]
    [InlineData("001099012345", PersonalDataKind.CitizenId)]
    [InlineData("240012345", PersonalDataKind.OldIdentityCard)]
    [InlineData("0905123456", PersonalDataKind.Phone)]
    [InlineData("84905123456", PersonalDataKind.Phone)]
    [InlineData("ba@example.vn", PersonalDataKind.Email)]
    [InlineData("1234", PersonalDataKind.OneTimeCode)]
    [InlineData("4111111111111111", PersonalDataKind.CardNumber)]
    public void Names_the_kind(string text, PersonalDataKind kind) =>
        Assert.Equal(new PersonalDataSpan(kind, 0, text.Length), Assert.Single(PersonalDataDetector.Find(text)));
}
