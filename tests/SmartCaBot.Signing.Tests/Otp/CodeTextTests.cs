using SmartCaBot.Signing.Otp;

namespace SmartCaBot.Signing.Tests.Otp;

public class CodeTextTests
{
    [Theory]
    [InlineData("012345")]
    [InlineData(" 012 345 ")]
    [InlineData("012-345")]
    [InlineData("０１２３４５")]
    [InlineData("٠١٢٣٤٥")]
    [InlineData("012\u200B345")]
    [InlineData("012\u00A0345\n")]
    public void Codes_as_people_type_them_are_read(string typed) => Assert.Equal("012345", CodeText.Normalise(typed, 6));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("12345a")]
    [InlineData("mã là 123456")]
    public void Anything_else_is_no_code(string? typed) => Assert.Null(CodeText.Normalise(typed, 6));

    [Fact]
    public void A_very_long_text_is_no_code() => Assert.Null(CodeText.Normalise(new string(' ', 20_000) + "123456", 6));
}
