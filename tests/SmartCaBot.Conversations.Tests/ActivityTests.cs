using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Conversations.Tests;

public sealed class ActivityTests
{
    [Fact]
    public void Fields_that_the_model_does_not_name_come_back_unchanged()
    {
        const string json = """
            {"type":"message","text":"Đắk Lắk","semanticAction":{"id":"x"},"from":{"id":"u","aadObjectId":"z"},
             "attachments":[{"contentType":"a/b","custom":1}],"channelData":{"clientActivityID":"q"}}
            """;
        var activity = JsonSerializer.Deserialize(json, ActivityJson.Wire.Activity)!;
        var written = JsonSerializer.Serialize(activity, ActivityJson.Wire.Activity);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(json), JsonElement.Parse(written)), written);
        Assert.Contains("Đắk Lắk", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xin\u0000 chào\u202E", "xin chào")]
    [InlineData("  mã\u200B: 1\t2 ", "mã: 1 2")]
    [InlineData("Đa\u0306\u0301k", "Đắk")]
    public void Text_is_cleaned_of_what_cannot_be_seen_and_composed(string typed, string read) =>
        Assert.Equal(read, TurnInput.Clean(typed));

    [Theory]
    [InlineData("""{"smartca":{"q":"run/key","v":3,"a":"yes"}}""", true)]
    [InlineData("""{"smartca":{"do":"faq"}}""", true)]
    [InlineData("""{"smartca":{"q":"run","v":3,"a":"yes"}}""", false)]
    [InlineData("""{"smartca":{"q":5,"v":"x"}}""", false)]
    [InlineData("""{"smartca":[]}""", false)]
    [InlineData("\"smartca\"", false)]
    public void A_button_value_that_is_not_ours_is_no_button(string value, bool isButton) =>
        Assert.Equal(isButton, ButtonPress.Read(new Activity { Value = JsonElement.Parse(value) }) is not null);

    [Fact]
    public void A_button_comes_back_as_it_was_made()
    {
        var value = ButtonPress.Reply("c1:7.0/summary", 8, "yes");
        Assert.Equal(
            new ButtonPress("c1:7.0", "summary", 8, "yes", null, null), ButtonPress.Read(new Activity { Value = value }));
    }

    [Theory]
    [InlineData("<b>x</b> & [a](http://x)", "&lt;b&gt;x&lt;/b&gt; &amp; \\[a\\]\\(http\\://x\\)")]
    [InlineData("Nguyễn Văn Ánh", "Nguyễn Văn Ánh")]
    [InlineData("Xem tai lieu.vn ngay", @"Xem tai lieu\.vn ngay")]
    [InlineData("https://vidu.vn/a.pdf", @"https\://vidu\.vn/a.pdf")]
    [InlineData("www.vidu.com", @"www\.vidu\.com")]
    [InlineData("ten@vidu.vn", @"ten\@vidu\.vn")]
    [InlineData("Số 1, P. Tân Lợi: nhà 2.", "Số 1, P. Tân Lợi: nhà 2.")]
    [InlineData("don-xin.pdf", "don-xin.pdf")]
    public void Text_in_markdown_stays_text(string text, string markdown) => Assert.Equal(markdown, MarkdownText.Escape(text));
}
