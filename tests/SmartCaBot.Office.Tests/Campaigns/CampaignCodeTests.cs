using SmartCaBot.Office.Campaigns;

namespace SmartCaBot.Office.Tests.Campaigns;

public sealed class CampaignCodeTests
{
    [Fact]
    public void A_code_has_eighty_random_bits_and_no_letters_that_look_alike()
    {
        var codes = Enumerable.Range(0, 2000).Select(_ => CampaignCode.New()).ToArray();

        Assert.True(CampaignCode.Length * Math.Log2(codes.SelectMany(code => code).Distinct().Count()) >= 80);
        Assert.Equal(codes.Length, codes.Distinct().Count());
        Assert.DoesNotContain(codes, code => code.AsSpan().ContainsAny("01OI"));
    }

    [Fact]
    public void It_is_read_as_people_copy_it()
    {
        var code = CampaignCode.New();

        foreach (var typed in new[] { code, CampaignCode.Shown(code), CampaignCode.Shown(code).ToLowerInvariant(), $" {code[..3]} {code[3..]} " })
        {
            Assert.True(CampaignCode.TryRead(typed, out var read), typed);
            Assert.Equal(code, read);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("K7M2-PQ9A")]
    [InlineData("ABCDEF-GHJKMN-PQRST")]
    [InlineData("ABCDEF-GHJKMN-PQRSTUV")]
    [InlineData("ABCDEF-GHJKMN-PQRST0")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("ABCDEF-GHJKMN-PQRSTı")]
    [InlineData("//evil.example/%2e%2e")]
    public void What_is_no_code_is_not_read(string? text) => Assert.False(CampaignCode.TryRead(text, out _));
}
