using SmartCaBot.Channels.DirectLine.Sessions;
using SmartCaBot.Channels.Tests.Hosting;
using static SmartCaBot.Channels.Tests.Hosting.Chatter;

namespace SmartCaBot.Channels.Tests.DirectLine;

/// <summary>A desk's device: a one-time token opens a conversation to which no cookie leads back.</summary>
public sealed class KioskSessionTests
{
    private const string Path = "/api/chat/session";

    [Fact]
    public async Task A_token_opens_a_conversation_of_its_desk_once_and_leaves_no_cookie()
    {
        await using var host = await ChannelHost.StartAsync(new ChannelHost.Parts { Kiosks = new Tickets("token-of-the-desk", "ABCDEFGHJKMNPQRSTU") });

        var answer = await SendAsync(host.Http, HttpMethod.Post, Path, null, Json("""{"locale":"vi-VN","kiosk":"token-of-the-desk"}"""));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var session = await answer.ReadAsync(200);
        Assert.True(session.GetProperty("isNew").GetBoolean());
        Assert.Equal(
            """1: webchat/join {"language":"vi-VN","code":"ABCDEFGHJKMNPQRSTU"}""",
            host.With.Store.Transcript(session.Text("conversationId"))[1].Activity.Text);

        await (await SendAsync(host.Http, HttpMethod.Post, Path, null, Json("""{"kiosk":"token-of-the-desk"}"""))).ReadErrorAsync(404, "NotFound");
    }

    [Fact]
    public async Task Without_devices_no_token_opens_anything()
    {
        await using var host = await ChannelHost.StartAsync();

        await (await SendAsync(host.Http, HttpMethod.Post, Path, null, Json("""{"kiosk":"guessed"}"""))).ReadErrorAsync(404, "NotFound");
    }

    /// <summary>One token, good once.</summary>
    private sealed class Tickets(string token, string code) : IKioskTickets
    {
        private string? _left = token;

        public Task<string?> UseAsync(string token, CancellationToken cancellationToken)
        {
            if (token != _left) return Task.FromResult<string?>(null);
            _left = null;
            return Task.FromResult<string?>(code);
        }
    }
}
