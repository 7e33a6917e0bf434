using System.Text;
using SmartCaBot.Channels.Zalo.Webhook;

namespace SmartCaBot.Channels.Tests.Zalo;

public sealed class WebhookSignatureTests
{
    // Made with another implementation of SHA-256 from the sample of the platform's documentation, its text changed to one with accents.
    private const string AppId = "360846524940903967";
    private const string Time = "1543908534740";
    private const string Secret = "k3y-of-the-account";
    private const string Mac = "2990153b4bfd4b24143fe89fa50b2f950fffa21358152255c4509ceac322c525";

    private const string Body =
        """{"app_id":"360846524940903967","sender":{"id":"246845883529197922"},"user_id_by_app":"552177279717587730","recipient":{"id":"388613280878808645"},"event_name":"user_send_text","message":{"text":"ký số","msg_id":"96d3cdf3af150460909"},"timestamp":"1543908534740"}""";

    [Fact]
    public void The_sample_has_the_signature_that_others_compute() =>
        Assert.Equal(Mac, Convert.ToHexStringLower(WebhookSignature.Compute(AppId, Encoding.UTF8.GetBytes(Body), Time, Secret)));

    [Theory]
    [InlineData("mac=" + Mac)]
    [InlineData("mac = " + Mac)]
    [InlineData("MAC=" + Mac)]
    [InlineData(Mac)]
    [InlineData("  mac=" + Mac + "  ")]
    public void Every_known_form_of_the_header_is_read(string header) => Assert.Equal(Convert.FromHexString(Mac), WebhookSignature.Read(header));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mac=")]
    [InlineData("mac=" + Mac + "00")]
    [InlineData("mac=2990153b")]
    [InlineData("mac=zz90153b4bfd4b24143fe89fa50b2f950fffa21358152255c4509ceac322c525")]
    public void Anything_else_is_no_signature(string? header) => Assert.Null(WebhookSignature.Read(header));
}
