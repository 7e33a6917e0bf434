using System.Net;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Host.Demo;

namespace SmartCaBot.Host.Tests.Pages;

/// <summary>A person's browser on the page where codes are entered: follows redirects, runs no script.</summary>
internal sealed class CodeVisitor(HttpClient http)
{
    /// <summary>The link under the bot's last messages.</summary>
    public static Uri Link(DirectLineClient chat) => new(chat.Replies
        .SelectMany(reply => reply.SuggestedActions?.Actions ?? [])
        .First(action => action.Type == CardAction.OpenUrl && action.Title == "Mở trang nhập mã").Value!.Value.GetString()!);

    public async Task<(HttpStatusCode Status, string Page)> OpenAsync(Uri link)
    {
        using var answer = await http.GetAsync(link, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async Task<(string? Type, string? Disposition, byte[] Bytes)> FetchAsync(Uri address)
    {
        using var answer = await http.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal("default-src 'none'; sandbox; frame-ancestors 'none'", string.Join(',', answer.Headers.GetValues("Content-Security-Policy")));
        return (
            answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.DispositionType,
            await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    public async Task<(HttpStatusCode Status, string Page)> ActAsync(Uri link, string act, string? code = null, string site = "same-origin")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, link)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["act"] = act, ["code"] = code ?? "" }),
            Headers = { { "Sec-Fetch-Site", site } },
        };
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
