using SmartCaBot.Conversations.Flows;
using SmartCaBot.Host.Pages.Plain;

namespace SmartCaBot.Host.Tests.Pages;

public sealed class PlainMarkdownTests
{
    [Theory]
    [InlineData("Một\nhai\n\nba", "<p>Một<br>hai</p><p>ba</p>")]
    [InlineData("Có:\n- **a** b\n- c\n\nxong", "<p>Có:</p><ul><li><strong>a</strong> b</li><li>c</li></ul><p>xong</p>")]
    [InlineData("_Nguồn: x, tháng 11/2023._", "<p><em>Nguồn: x, tháng 11/2023.</em></p>")]
    [InlineData("snake_case_name", "<p>snake_case_name</p>")]
    [InlineData("mở https://smartca.vnpt.vn/app.", "<p>mở <a href=\"https://smartca.vnpt.vn/app\" rel=\"noreferrer\">https://smartca.vnpt.vn/app</a>.</p>")]
    [InlineData("http://a.vn javascript:alert(1) [x](https://a.vn)", "<p>http://a.vn javascript:alert(1) [x](<a href=\"https://a.vn\" rel=\"noreferrer\">https://a.vn</a>)</p>")]
    [InlineData("<img src=x onerror=alert(1)> \"&\"", "<p>&lt;img src=x onerror=alert(1)&gt; &quot;&amp;&quot;</p>")]
    [InlineData("", "")]
    public void What_the_bot_writes_becomes_html_and_nothing_else_does(string markdown, string html) =>
        Assert.Equal(html, PlainMarkdown.ToHtml(markdown));

    [Theory]
    [InlineData("đơn_2024_v2 (*mới*) <b>&.pdf")]
    [InlineData("**x** _y_ `z` https://evil.example \"><script>")]
    public void What_a_person_typed_comes_out_as_typed(string typed) =>
        Assert.Equal($"<p><strong>{PlainMarkdown.Encoder.Encode(typed)}</strong></p>", PlainMarkdown.ToHtml($"**{MarkdownText.Escape(typed)}**"));
}
