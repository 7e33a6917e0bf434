using System.Text;
using SmartCaBot.Signing.Authenticators;

namespace SmartCaBot.Signing.Tests.Authenticators;

public sealed class TotpTests
{
    /// <summary>RFC 6238 appendix B, the last six of eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(Encoding.ASCII.GetBytes("12345678901234567890"), DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Fact]
    public void A_code_counts_half_a_minute_around_its_time()
    {
        var (secret, now) = (Totp.NewSecret(), DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));
        var code = Totp.Code(secret, now);

        Assert.All([-30, 0, 30], seconds => Assert.Equal(Totp.Step(now), Totp.Match(secret, code, now.AddSeconds(seconds))));
        Assert.Null(Totp.Match(secret, code, now.AddSeconds(60)));
        Assert.Null(Totp.Match(secret, "", now));
    }

    [Fact]
    public void Secrets_survive_being_copied()
    {
        var secret = Totp.NewSecret();

        Assert.Equal(secret, Base32.Read(TotpAddress.Spaced(secret).ToLowerInvariant()));
        Assert.Equal("MZXW6YTB", Base32.Write("fooba"u8));
        Assert.Throws<FormatException>(() => Base32.Read("0189"));
    }
}
