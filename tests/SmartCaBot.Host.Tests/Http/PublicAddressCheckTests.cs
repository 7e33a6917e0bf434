using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Http;

namespace SmartCaBot.Host.Tests.Http;

public sealed class PublicAddressCheckTests
{
    [Theory]
    [InlineData("https://bot.example.vn", "http://127.0.0.1:8080", true)]
    [InlineData("https://bot.example.vn", "https://0.0.0.0:443", false)]
    [InlineData("http://bot.example.vn", "http://127.0.0.1:8080", false)]
    public void An_https_address_in_front_of_plain_http_needs_a_named_proxy(string publicUrl, string served, bool warned)
    {
        var options = new SmartCaOptions { PublicUrl = new Uri(publicUrl) };

        Assert.Equal(warned, PublicAddressCheck.IsBehindUnknownProxy(options, [served]));
        Assert.False(PublicAddressCheck.IsBehindUnknownProxy(options with { Web = new WebOptions { TrustedProxies = ["127.0.0.1"] } }, [served]));
    }
}
