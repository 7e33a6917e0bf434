using SmartCaBot.Channels.Files;

namespace SmartCaBot.Channels.Tests.Files;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("Đơn xin.pdf", "Đơn xin.pdf")]
    [InlineData("C:\\Users\\An\\a.pdf", "a.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("a\r\nSet-Cookie: x.pdf", "x.pdf")]
    [InlineData("a\u0000\u202Eb.pdf", "ab.pdf")]
    [InlineData("..", "file")]
    [InlineData("   ", "file")]
    [InlineData(null, "file")]
    [InlineData("CCCD 079099000012.pdf", "CCCD xxxxxxxxx012.pdf")]
    public void A_name_is_only_a_name(string? given, string expected) => Assert.Equal(expected, FileNames.Clean(given));

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var clean = FileNames.Clean(string.Concat(Enumerable.Repeat("𝒂", 200)) + ".pdf");

        Assert.InRange(clean.Length, 100, 150);
        Assert.EndsWith(".pdf", clean);
        Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(clean)));
    }
}
