using System.Net.Http.Headers;
using SmartCaBot.Channels.Tests.Hosting;
using static SmartCaBot.Channels.Tests.Hosting.Chatter;

namespace SmartCaBot.Channels.Tests.Files;

public sealed class FileLinkTests
{
    [Fact]
    public async Task A_file_is_a_download_that_no_page_runs_and_no_cache_keeps()
    {
        await using var host = await ChannelHost.StartAsync();
        var link = await LinkAsync(host, await StartAsync(host));

        var answer = await host.Http.GetAsync(link, TestContext.Current.CancellationToken);

        Assert.Equal("0123456789", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore && answer.Headers.CacheControl.Private);
    }

    [Fact]
    public async Task A_broken_download_goes_on_where_it_stopped()
    {
        await using var host = await ChannelHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, await LinkAsync(host, await StartAsync(host)));
        request.Headers.Range = new RangeHeaderValue(6, null);

        var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(206, (int)answer.StatusCode);
        Assert.Equal("6789", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_link_expires_and_the_next_delivery_has_a_new_one()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);
        var old = await LinkAsync(host, chatter);
        host.With.Clock.Forward(TimeSpan.FromMinutes(61));

        await (await host.Http.GetAsync(old, TestContext.Current.CancellationToken)).ReadErrorAsync(404, "NotFound");
        var session = await SendAsync(host.Http, HttpMethod.Get, chatter.Path + "/activities", ChannelHost.Secret);
        var renewed = (await session.ReadAsync(200)).GetProperty("activities")[2].GetProperty("attachments")[0].Text("contentUrl");
        Assert.NotEqual(old, renewed);
        Assert.True((await host.Http.GetAsync(renewed, TestContext.Current.CancellationToken)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_changed_link_opens_nothing()
    {
        await using var host = await ChannelHost.StartAsync();
        var mine = await StartAsync(host);
        var other = await StartAsync(host);
        var link = await LinkAsync(host, mine);
        string[] changed =
        [
            link.Split("?s=")[0],
            link.Split("?s=")[0] + "?s=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            link.Replace(mine.ConversationId, other.ConversationId, StringComparison.Ordinal),
            link.Replace("/files/", "/files/0", StringComparison.Ordinal),
        ];

        foreach (var wrong in changed)
            await (await host.Http.GetAsync(wrong, TestContext.Current.CancellationToken)).ReadErrorAsync(404, "NotFound");
    }

    [Fact]
    public async Task No_address_is_stored()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);
        await LinkAsync(host, chatter);

        var stored = host.With.Store.Transcript(chatter.ConversationId).SelectMany(e => e.Activity.Attachments ?? []).Select(a => a.ContentUrl!);

        Assert.All(stored, url => Assert.StartsWith("file:", url));
    }

    private static async Task<string> LinkAsync(ChannelHost host, Chatter chatter)
    {
        var raw = new ByteArrayContent("0123456789"u8.ToArray());
        raw.Headers.ContentType = new MediaTypeHeaderValue("text/html");
        raw.Headers.TryAddWithoutValidation("Content-Disposition", "attachment; filename*=UTF-8''%C4%91%C6%A1n.html");
        await (await chatter.SendAsync(HttpMethod.Post, "/upload", raw)).ReadAsync(200);
        return (await chatter.ReadAsync(4))[2].GetProperty("attachments")[0].Text("contentUrl");
    }
}
