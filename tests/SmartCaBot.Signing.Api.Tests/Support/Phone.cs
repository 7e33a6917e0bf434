using System.Net;

namespace SmartCaBot.Signing.Api.Tests.Support;

/// <summary>A citizen's browser on the page that their message leads to.</summary>
internal sealed class Phone(Uri page) : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = true });

    /// <param name="part">Of the page; empty: the page itself.</param>
    public async Task<string> ReadAsync(string part = "")
    {
        using var answer = await _http.GetAsync(new Uri(page.AbsoluteUri + part), TestContext.Current.CancellationToken);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>What the page says after it.</summary>
    public async Task<string> ActAsync(string act, string code = "", string password = "")
    {
        using var form = new FormUrlEncodedContent([new("act", act), new("code", code), new("password", password)]);
        using var answer = await _http.PostAsync(page, form, TestContext.Current.CancellationToken);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Of what belongs to the page; null where there is nothing.</summary>
    public async Task<byte[]?> BytesAsync(string part)
    {
        using var answer = await _http.GetAsync(new Uri(page.AbsoluteUri + part), TestContext.Current.CancellationToken);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken) : null;
    }

    public void Dispose() => _http.Dispose();
}
