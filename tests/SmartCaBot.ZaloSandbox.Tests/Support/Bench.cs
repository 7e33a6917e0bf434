using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using SmartCaBot.TestKit;
using SmartCaBot.ZaloSandbox.Phones;

namespace SmartCaBot.ZaloSandbox.Tests.Support;

/// <summary>A sandbox, a bot that listens, and a client with a good token.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private Bench(Sandbox zalo, ListeningBot bot, ManualClock clock)
    {
        (Zalo, Bot, Clock) = (zalo, bot, clock);
        Http = new HttpClient { BaseAddress = zalo.Address };
        Use(zalo.Tokens.Issue().Access);
        Mai = zalo.Phones.Add("Nguyễn Thị Mai", "0905000111");
    }

    public Sandbox Zalo { get; }

    public ListeningBot Bot { get; }

    public ManualClock Clock { get; }

    public HttpClient Http { get; }

    public Phone Mai { get; }

    public static async Task<Bench> StartAsync(Func<SandboxOptions, SandboxOptions>? with = null)
    {
        var clock = new ManualClock();
        var bot = await ListeningBot.StartAsync();
        var options = new SandboxOptions { Clock = clock, WebhookUrl = bot.Url, Receipts = false, Echoes = false };
        return new Bench(await Sandbox.StartAsync(with?.Invoke(options) ?? options, TestContext.Current.CancellationToken), bot, clock);
    }

    public void Use(string accessToken)
    {
        Http.DefaultRequestHeaders.Remove("access_token");
        Http.DefaultRequestHeaders.Add("access_token", accessToken);
    }

    /// <summary>The answer's body; the status is 200 whatever happened.</summary>
    public async Task<JsonElement> PostAsync(string path, object body) => await ReadAsync(await Http.PostAsJsonAsync(path, body, Cancel));

    public async Task<JsonElement> GetAsync(string path, object? data = null) =>
        await ReadAsync(await Http.GetAsync(data is null ? path : $"{path}?data={Uri.EscapeDataString(JsonSerializer.Serialize(data))}", Cancel));

    public Task<JsonElement> SendAsync(object message, Phone? to = null) =>
        PostAsync("/v3.0/oa/message/cs", new { recipient = new { user_id = (to ?? Mai).Id }, message });

    public Task<JsonElement> SayAsync(string text) => SendAsync(new { text });

    public async Task<JsonElement> UploadAsync(string kind, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "file", name);
        return await ReadAsync(await Http.PostAsync($"/v2.0/oa/upload/{kind}", form, Cancel));
    }

    public async Task<JsonElement> TokenAsync(Dictionary<string, string> form, string secret = "sandbox-app-secret")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v4/oa/access_token") { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add("secret_key", secret);
        return await ReadAsync(await Http.SendAsync(request, Cancel));
    }

    public Task<JsonElement> RefreshAsync(string token) => TokenAsync(new()
    {
        ["refresh_token"] = token,
        ["app_id"] = Zalo.Options.AppId,
        ["grant_type"] = "refresh_token",
    });

    public Task WebhooksAsync() => Zalo.WebhooksIdleAsync(Cancel);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Zalo.DisposeAsync();
        await Bot.DisposeAsync();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.Equal(200, (int)answer.StatusCode);
            return JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        }
    }
}
