using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using SmartCaBot.Channels.Tests.Hosting;
using static SmartCaBot.Channels.Tests.Hosting.Chatter;

namespace SmartCaBot.Channels.Tests.DirectLine;

public sealed class TokenTests
{
    private const string Generate = "/v3/directline/tokens/generate";
    private const string Refresh = "/v3/directline/tokens/refresh";

    [Fact]
    public async Task A_secret_gets_a_token_that_any_JWT_reader_understands()
    {
        await using var host = await ChannelHost.StartAsync();

        var answer = await GenerateAsync(host, """{"user":{"id":"dl_me","name":"A"},"unknown":[1]}""");

        Assert.Equal(1800, answer.GetProperty("expires_in").GetInt32());
        var token = new JsonWebToken(answer.Text("token"));
        Assert.Equal("HS256", token.Alg);
        Assert.Equal("dl_me", token.GetClaim("user").Value);
        Assert.Equal(answer.Text("conversationId"), token.GetClaim("conv").Value);
        Assert.InRange(token.ValidTo, DateTime.UtcNow.AddMinutes(29), DateTime.UtcNow.AddMinutes(31));
    }

    [Fact]
    public async Task Generating_a_token_starts_nothing()
    {
        await using var host = await ChannelHost.StartAsync();

        var answer = await GenerateAsync(host);

        Assert.False(answer.TryGetProperty("streamUrl", out _));
        Assert.Empty(host.With.Store.Conversations);
    }

    [Fact]
    public async Task Nobody_gets_the_same_user_or_conversation()
    {
        await using var host = await ChannelHost.StartAsync();

        var first = await GenerateAsync(host);
        var second = await GenerateAsync(host);

        Assert.NotEqual(first.Text("conversationId"), second.Text("conversationId"));
        Assert.NotEqual(new JsonWebToken(first.Text("token")).GetClaim("user"), new JsonWebToken(second.Text("token")).GetClaim("user"));
    }

    [Theory]
    [InlineData("""{"user":{"id":"admin"}}""")]
    [InlineData("""{"user":{"id":"dl_<script>"}}""")]
    [InlineData("""{"user":"dl_a"}""")]
    [InlineData("""{"user":""")]
    [InlineData("[]")]
    public async Task Bad_parameters_are_refused(string body)
    {
        await using var host = await ChannelHost.StartAsync();

        var answer = await SendAsync(host.Http, HttpMethod.Post, Generate, ChannelHost.Secret, Json(body));

        await answer.ReadErrorAsync(400, "BadArgument");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not the secret")]
    [InlineData("a.b.c")]
    public async Task Only_the_secret_generates(string? bearer)
    {
        await using var host = await ChannelHost.StartAsync();

        await (await SendAsync(host.Http, HttpMethod.Post, Generate, bearer)).ReadErrorAsync(401, "Unauthorized");
    }

    [Fact]
    public async Task A_token_does_not_generate_and_a_secret_does_not_refresh()
    {
        await using var host = await ChannelHost.StartAsync();
        var token = (await GenerateAsync(host)).Text("token");

        await (await SendAsync(host.Http, HttpMethod.Post, Generate, token)).ReadErrorAsync(403, "Forbidden");
        await (await SendAsync(host.Http, HttpMethod.Post, Refresh, ChannelHost.Secret)).ReadErrorAsync(403, "Forbidden");
    }

    [Fact]
    public async Task A_token_is_refreshed_for_the_same_person_until_it_expires()
    {
        await using var host = await ChannelHost.StartAsync();
        var first = await GenerateAsync(host);
        host.With.Clock.Forward(TimeSpan.FromMinutes(29));

        var second = await (await SendAsync(host.Http, HttpMethod.Post, Refresh, first.Text("token"))).ReadAsync(200);

        Assert.Equal(first.Text("conversationId"), second.Text("conversationId"));
        Assert.NotEqual(first.Text("token"), second.Text("token"));
        host.With.Clock.Forward(TimeSpan.FromMinutes(2));
        await (await SendAsync(host.Http, HttpMethod.Post, Refresh, first.Text("token"))).ReadErrorAsync(403, "TokenExpired");
        await (await SendAsync(host.Http, HttpMethod.Post, Refresh, second.Text("token"))).ReadAsync(200);
    }

    [Fact]
    public async Task A_forged_token_is_none()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);
        var parts = chatter.Token.Split('.');
        static string Part(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var payload = Part($$"""{"user":"dl_x","conv":"{{chatter.ConversationId}}","exp":9999999999}""");
        string[] forged =
        [
            $"{Part("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.",
            $"{Part("""{"alg":"none"}""")}.{parts[1]}.{parts[2]}",
            $"{parts[0]}.{payload}.{parts[2]}",
            $"{parts[0]}.{parts[1]}.",
            $"{parts[0]}.{parts[1]}",
            $"{parts[0]}.{parts[1]}.!",
            $"{parts[0]}.%.{parts[2]}",
            $"{parts[0]}.{parts[1]}.{parts[2][..^4]}AAAA",
            $"{parts[0]}.{parts[1]}.{parts[2]}.{parts[2]}",
            new string('.', 10_000),
        ];

        foreach (var token in forged)
            await (await SendAsync(host.Http, HttpMethod.Get, chatter.Path + "/activities", token)).ReadErrorAsync(401, "Unauthorized");
    }

    [Fact]
    public async Task A_token_opens_its_own_conversation_only()
    {
        await using var host = await ChannelHost.StartAsync();
        var mine = await StartAsync(host);
        var other = await StartAsync(host);

        foreach (var below in new[] { "", "/activities" })
            await (await SendAsync(host.Http, HttpMethod.Get, other.Path + below, mine.Token)).ReadErrorAsync(404, "NotFound");
        foreach (var below in new[] { "/activities", "/upload" })
        {
            var answer = await SendAsync(host.Http, HttpMethod.Post, other.Path + below, mine.Token, Json("""{"type":"message","text":"x"}"""));
            await answer.ReadErrorAsync(404, "NotFound");
        }
    }

    [Fact]
    public async Task An_expired_token_is_told_so_everywhere()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);
        host.With.Clock.Forward(TimeSpan.FromMinutes(31));

        await (await chatter.PostAsync("""{"type":"message"}""")).ReadErrorAsync(403, "TokenExpired");
        await (await chatter.SendAsync(HttpMethod.Get, "/activities")).ReadErrorAsync(403, "TokenExpired");
        await (await chatter.SendAsync(HttpMethod.Get, "")).ReadErrorAsync(403, "TokenExpired");
        await (await SendAsync(host.Http, HttpMethod.Post, "/v3/directline/conversations", chatter.Token)).ReadErrorAsync(403, "TokenExpired");
    }

    [Fact]
    public async Task A_replaced_key_is_accepted_as_the_previous_one()
    {
        var old = new ChannelHost.Parts();
        await using var before = await ChannelHost.StartAsync(old);
        var token = (await GenerateAsync(before)).Text("token");

        await using var unrelated = await ChannelHost.StartAsync();
        await (await SendAsync(unrelated.Http, HttpMethod.Post, Refresh, token)).ReadErrorAsync(401, "Unauthorized");
        await using var after = await ChannelHost.StartAsync(new ChannelHost.Parts { PreviousKey = old.Key });
        await (await SendAsync(after.Http, HttpMethod.Post, Refresh, token)).ReadAsync(200);
    }
}
