using SmartCaBot.Host.Pictures;

namespace SmartCaBot.Host.Tests.Pictures;

public sealed class QrAddressTests
{
    private const string Url = "https://smartca.vnpt.vn/tai-app?ref=bot&x=ữ";

    private readonly QrAddress _addresses = new([.. Enumerable.Range(1, 32).Select(i => (byte)i)]);

    [Fact]
    public void A_name_leads_back_to_its_address()
    {
        var name = _addresses.NameOf(Url);

        Assert.True(_addresses.TryRead(name, out var url));
        Assert.Equal(Url, url);
        Assert.Equal(name, _addresses.NameOf(Url));
    }

    [Fact]
    public void A_name_we_did_not_give_leads_nowhere()
    {
        var name = _addresses.NameOf(Url);
        var foreign = new QrAddress(new byte[32]).NameOf("https://evil.example");

        foreach (var wrong in new[] { "", ".", "x", name[..^1], "A" + name, name.Replace('.', '_'), foreign, name + "AAAA", new string('A', 5000) })
            Assert.False(_addresses.TryRead(wrong, out _), wrong);
    }

    [Theory]
    [InlineData("http://smartca.vnpt.vn")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/relative")]
    public void Only_https_addresses_become_pictures(string url) =>
        Assert.Throws<ArgumentException>(() => _addresses.NameOf(url));
}
