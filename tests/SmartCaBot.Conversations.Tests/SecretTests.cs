using System.Text.Json;
using SmartCaBot.Conversations.Tests.Support;

namespace SmartCaBot.Conversations.Tests;

public sealed class SecretTests
{
    private readonly CodeDialog _dialog = new();
    private readonly Talk _talk;

    public SecretTests() => _talk = new Talk(_dialog);

    [Theory]
    [InlineData("123456")]
    [InlineData("654321")]
    [InlineData("12345")]
    public async Task A_code_right_wrong_or_malformed_is_neither_echoed_nor_kept(string code)
    {
        await _talk.SayAsync("start code");
        await _talk.SayAsync(code);
        Assert.Equal("••••••", _talk.Last.Echo!.Text);
        Assert.DoesNotContain(code, JsonSerializer.Serialize(_talk.State), StringComparison.Ordinal);
        Assert.DoesNotContain(code, _talk.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_effect_after_the_question_sees_the_code()
    {
        await _talk.SayAsync("start code");
        await _talk.SayAsync("123456");
        Assert.Equal("123456", _dialog.Seen);
        Assert.Equal("after?", _talk.Said);
    }

    [Fact]
    public async Task A_wrong_code_is_asked_again()
    {
        await _talk.SayAsync("start code");
        await _talk.SayAsync("000000");
        Assert.Equal("wrong | code?", _talk.Said);
    }

    [Fact]
    public async Task Ordinary_text_is_masked_in_the_echo()
    {
        await _talk.SayAsync("my SECRET");
        Assert.Equal("my ***", _talk.Last.Echo!.Text);
    }
}
