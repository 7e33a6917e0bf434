using System.Net;
using SmartCaBot.Channels.Http;
using SmartCaBot.Channels.Zalo;
using SmartCaBot.Channels.Zalo.Preparing;

namespace SmartCaBot.Channels.Tests.Zalo;

public sealed class FileHostsTests
{
    private readonly FileHosts _hosts = new(new ZaloOptions { TrustedFileOrigins = ["http://127.0.0.1:20500"] });

    [Theory]
    [InlineData("https://f6.photo.talk.zdn.vn/a.pdf")]
    [InlineData("https://zdn.vn/a.pdf")]
    [InlineData("http://127.0.0.1:20500/files/1/a.pdf")]
    public void The_platforms_hosts_are_asked(string address) => Assert.NotNull(_hosts.Read(address));

    [Theory]
    [InlineData("http://f6.photo.talk.zdn.vn/a.pdf")]
    [InlineData("https://f6.photo.talk.zdn.vn:8443/a.pdf")]
    [InlineData("https://user@zdn.vn/a.pdf")]
    [InlineData("https://zdn.vn.evil.example/a.pdf")]
    [InlineData("https://evilzdn.vn/a.pdf")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("http://127.0.0.1:20501/files/1/a.pdf")]
    [InlineData("file:///etc/passwd")]
    [InlineData("file:abc")]
    [InlineData("")]
    public void No_other_host_is(string address) => Assert.Null(_hosts.Read(address));

    [Theory]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a9fe:a9fe", false)]
    [InlineData("64:ff9b:1::10.0.0.1", false)]
    [InlineData("2002:a00:1::1", false)]
    [InlineData("2001:0:a00:1::1", false)]
    [InlineData("::169.254.169.254", false)]
    [InlineData("::ffff:0:10.0.0.1", false)]
    [InlineData("118.69.1.1", true)]
    [InlineData("2001:ee0::1", true)]
    [InlineData("2405:4800::1", true)]
    public void A_name_that_leads_inside_is_not_followed(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicConnections.IsPublic(IPAddress.Parse(address)));
}
