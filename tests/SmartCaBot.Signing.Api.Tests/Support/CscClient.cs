using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.Tests.Support;

/// <summary>A client of the CSC API: speaks it in plain JSON, and is a browser's address bar where it must be one.</summary>
internal sealed class CscClient(ApiHouse house, Integrator client)
{
    public const string Callback = "https://portal.example.vn/callback";
    public const string Sha256Rsa = "1.2.840.113549.1.1.11";
    public const string Sha256Oid = "2.16.840.1.101.3.4.2.1";
    public const string Verifier = "a-verifier-of-forty-three-characters-or-more-x1";

    public static readonly string Challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    private static readonly HttpClient Http = new(new HttpClientHandler { AllowAutoRedirect = false });

    public string ClientId => client.ClientId;

    public string Secret { get; set; } = Integrators.SecretOf(client.ClientId);

    /// <summary>The access token in use.</summary>
    public string? Token { get; set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static string Digest(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Let in by itself.</summary>
    public async Task<CscClient> EnterAsync()
    {
        Token = (await TokenAsync(("grant_type", "client_credentials"))).Text("access_token");
        return this;
    }

    public Task<CscReply> PostAsync(string path, object body) => PostTextAsync(path, JsonSerializer.Serialize(body));

    public Task<CscReply> PostTextAsync(string path, string json) => SendAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));

    public Task<CscReply> TokenAsync(params (string Name, string Value)[] fields) => FormAsync("v1/oauth2/token", fields);

    public Task<CscReply> FormAsync(string path, params (string Name, string Value)[] fields) => SendAsync(
        path,
        new FormUrlEncodedContent([new("client_id", ClientId), new("client_secret", Secret), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]));

    /// <summary>The address of our page that a browser is sent on to; or, when the request is refused, the client's.</summary>
    public async Task<Uri> AuthorizeAsync(string version, params (string Name, string Value)[] query)
    {
        var text = string.Join('&', query.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
        using var answer = await Http.GetAsync(new Uri(house.Address, $"/csc/{version}/oauth2/authorize?client_id={ClientId}&response_type=code&{text}"), Cancel);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return new Uri(house.Address, answer.Headers.Location!);
    }

    /// <summary>What the browser is sent back with.</summary>
    public static async Task<Dictionary<string, string>> BackAsync(Uri page)
    {
        using var answer = await Http.GetAsync(page, Cancel);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return Parameters(answer.Headers.Location!);
    }

    public static Dictionary<string, string> Parameters(Uri back)
    {
        Assert.StartsWith(Callback, back.AbsoluteUri, StringComparison.Ordinal);
        return back.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
    }

    public static async Task<string> ReadAsync(Uri page) => WebUtility.HtmlDecode(await Http.GetStringAsync(page, Cancel));

    /// <summary>Fills in a form of a page of ours, and reads what the page says after it.</summary>
    public static async Task<string> ActAsync(Uri page, string act, string citizen = "", string code = "", string password = "")
    {
        using var form = new FormUrlEncodedContent([new("act", act), new("citizen", citizen), new("code", code), new("password", password)]);
        using var answer = await Http.PostAsync(page, form, Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var next = new Uri(page, answer.Headers.Location!);
        if (next.Host != page.Host) return next.AbsoluteUri;
        using var shown = await Http.GetAsync(next, Cancel);
        if (shown.StatusCode == HttpStatusCode.Redirect) return shown.Headers.Location!.AbsoluteUri;
        return WebUtility.HtmlDecode(await shown.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<CscReply> SendAsync(string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(house.Address, "/csc/" + path)) { Content = content };
        if (Token is not null && content is not FormUrlEncodedContent) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var answer = await Http.SendAsync(request, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        if (text.Length > 0) Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        return new CscReply(answer.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }
}

internal sealed record CscReply(HttpStatusCode Status, JsonElement Json)
{
    /// <summary>Error and description of one that is refused.</summary>
    public (string Error, string Description) Refusal => (Text("error"), Text("error_description"));

    public string Text(string name) => Json.GetProperty(name).GetString()!;
}
