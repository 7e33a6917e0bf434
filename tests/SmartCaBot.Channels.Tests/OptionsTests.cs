using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Channels.DirectLine;

namespace SmartCaBot.Channels.Tests;

public sealed class OptionsTests
{
    private static readonly string Key = Convert.ToBase64String(new byte[32]);

    public static TheoryData<ChannelsOptions> BadChannels =>
    [
        new ChannelsOptions(),
        new ChannelsOptions { Key = "too short" },
        new ChannelsOptions { Key = Convert.ToBase64String(new byte[16]) },
        new ChannelsOptions { Key = Key, PreviousKey = "" },
        new ChannelsOptions { Key = Key, PublicBaseUrl = "chat.example.gov.vn" },
        new ChannelsOptions { Key = Key, FileLinkLifetime = TimeSpan.Zero },
        new ChannelsOptions { Key = Key, MaxUploadBytes = 0 },
    ];

    public static TheoryData<DirectLineOptions> BadDirectLine =>
    [
        new DirectLineOptions { Secrets = ["short"] },
        new DirectLineOptions { AllowedOrigins = ["https://a.example/path"] },
        new DirectLineOptions { AllowedOrigins = ["*"] },
        new DirectLineOptions { TokenLifetime = TimeSpan.FromMinutes(10) },
        new DirectLineOptions { PingInterval = TimeSpan.Zero },
    ];

    [Theory]
    [MemberData(nameof(BadChannels))]
    public void Wrong_channel_options_stop_the_start(ChannelsOptions options) =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddChannels(options));

    [Theory]
    [MemberData(nameof(BadDirectLine))]
    public void Wrong_Direct_Line_options_stop_the_start(DirectLineOptions options) =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddDirectLine(options));

    [Fact]
    public void Options_never_print_their_secrets()
    {
        Assert.DoesNotContain(Key, new ChannelsOptions { Key = Key }.ToString());
        Assert.DoesNotContain("secret", new DirectLineOptions { Secrets = ["secret"] }.ToString());
    }
}
