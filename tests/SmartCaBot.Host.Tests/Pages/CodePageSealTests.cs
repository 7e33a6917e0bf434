using System.Security.Cryptography;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Pages.Code;

namespace SmartCaBot.Host.Tests.Pages;

public sealed class CodePageSealTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(7));
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    private static readonly AwaitedCode Awaited = new(
        CodePurpose.Signature, "0197a4b0-0000-7000-8000-000000000001", "zalo|123|456", "zalo|123|456:7.0", "sign.code");

    private readonly CodePageSeal _seal = new(Key);

    [Fact]
    public void A_link_says_what_it_was_made_for_until_its_time_is_over()
    {
        var link = _seal.Close(Awaited, Now.AddMinutes(15));

        Assert.Equal(Awaited, _seal.Open(link, Now.AddMinutes(15).AddSeconds(-1)));
        Assert.Null(_seal.Open(link, Now.AddMinutes(15)));
    }

    [Fact]
    public void A_run_that_moved_here_from_another_conversation_keeps_its_name()
    {
        var moved = Awaited with { RunId = "dl-9:3.1" };
        Assert.Equal(moved, _seal.Open(_seal.Close(moved, Now.AddMinutes(1)), Now));
    }

    [Fact]
    public void It_tells_nothing_and_no_two_are_alike()
    {
        var (one, other) = (_seal.Close(Awaited, Now.AddMinutes(15)), _seal.Close(Awaited, Now.AddMinutes(15)));

        Assert.NotEqual(one, other);
        Assert.DoesNotContain("456", System.Text.Encoding.Latin1.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(one)), StringComparison.Ordinal);
        Assert.InRange(one.Length, 100, 300);
    }

    [Fact]
    public void A_change_anywhere_or_another_key_opens_nothing()
    {
        var link = _seal.Close(Awaited, Now.AddMinutes(15));
        for (var i = 0; i < link.Length; i++)
        {
            var changed = link[..i] + (link[i] == 'A' ? 'B' : 'A') + link[(i + 1)..];
            // The last character of base64url may hold bits that count for nothing; then it is the same link.
            Assert.True(_seal.Open(changed, Now) is null || i == link.Length - 1, $"changed at {i}");
        }

        Assert.Null(_seal.Open(link[..^4], Now));
        Assert.Null(_seal.Open(link + "AAAA", Now));
        Assert.Null(new CodePageSeal(RandomNumberGenerator.GetBytes(32)).Open(link, Now));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("not base64 !!")]
    [InlineData("ể")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_no_link_opens_nothing(string text) => Assert.Null(_seal.Open(text, Now));

    [Fact]
    public void A_very_long_text_is_not_even_read() => Assert.Null(_seal.Open(new string('A', 100_000), Now));
}
