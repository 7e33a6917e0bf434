namespace SmartCaBot.Understanding.Tests;

public class UnderstandingJsonTests
{
    [Fact]
    public void Writes_one_line_of_readable_Vietnamese()
    {
        var line = UnderstandingJson.WriteLine(Catalogue.Understander.Understand("giấy\nđộc thân \"A\""));

        Assert.StartsWith("""{"text":"giấy\nđộc thân \"A\"","intent":"services.find","service":11,"confidence":""", line, StringComparison.Ordinal);
        Assert.Contains("""{"type":"service","value":"11","start":""", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    [Fact]
    public void Says_out_of_scope_without_a_service()
    {
        var line = UnderstandingJson.WriteLine(Catalogue.Understander.Understand("thời tiết hôm nay"));

        Assert.Contains("\"intent\":\"out_of_scope\",\"service\":null", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"text":"ký số"}""", "ký số")]
    [InlineData("""{"text":null}""", null)]
    [InlineData("{}", null)]
    [InlineData("null", null)]
    [InlineData("[1]", null)]
    [InlineData("not json", null)]
    public void Reads_the_text_of_a_line(string line, string? text) => Assert.Equal(text, UnderstandingJson.ReadText(line));
}
