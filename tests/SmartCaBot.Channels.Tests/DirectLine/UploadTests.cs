using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Channels.Files;
using SmartCaBot.Channels.Tests.Hosting;
using static SmartCaBot.Channels.Tests.Hosting.Chatter;

namespace SmartCaBot.Channels.Tests.DirectLine;

public sealed class UploadTests
{
    /// <summary>What DirectLineJS 0.15.5 puts on the wire for two files.</summary>
    private static MultipartFormDataContent Form(string clientId = "up1", params (string Name, string Content)[] files)
    {
        var attachments = files.Select((f, i) => new { contentType = "text/plain", name = f.Name, thumbnailUrl = i == 0 ? "data:image/png;base64,AAA" : null });
        var activity = JsonSerializer.Serialize(new { type = "message", text = "", from = new { id = "u" }, attachments, channelData = new { clientActivityID = clientId } });
        var form = new MultipartFormDataContent();
        form.Add(Part(activity, "application/vnd.microsoft.activity"), "activity", "blob");
        foreach (var (name, content) in files) form.Add(Part(content, "text/plain"), "file", name);
        return form;
    }

    private static StringContent Part(string content, string type) => new(content, Encoding.UTF8, new MediaTypeHeaderValue(type));

    [Fact]
    public async Task Files_take_the_places_that_the_activity_keeps_for_them()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);

        var posted = await chatter.SendAsync(HttpMethod.Post, "/upload?userId=u%201", Form("up1", ("a (1).txt", "22"), ("a.txt", "55555")));

        var activities = await chatter.ReadAsync(4);
        Assert.Equal((await posted.ReadAsync(200)).Text("id"), activities[2].Text("id"));
        Assert.Equal("up1", activities[2].GetProperty("channelData").Text("clientActivityID"));
        Assert.Equal("2: a (1).txt 2, a.txt 5", activities[3].Text("text"));
        var attachments = activities[2].GetProperty("attachments");
        Assert.Equal(2, attachments.GetArrayLength());
        Assert.Equal("data:image/png;base64,AAA", attachments[0].Text("thumbnailUrl"));
        Assert.Equal("22", await host.Http.GetStringAsync(attachments[0].Text("contentUrl"), TestContext.Current.CancellationToken));
        Assert.Equal("55555", await host.Http.GetStringAsync(attachments[1].Text("contentUrl"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_same_upload_twice_is_one_message_and_one_file()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);

        var first = await (await chatter.SendAsync(HttpMethod.Post, "/upload", Form("same", ("a.pdf", "x")))).ReadAsync(200);
        var second = await (await chatter.SendAsync(HttpMethod.Post, "/upload", Form("same", ("a.pdf", "x")))).ReadAsync(200);
        await chatter.SayAsync("then");

        Assert.Equal(first.Text("id"), second.Text("id"));
        Assert.Equal(1, host.With.Files.Count);
        Assert.Equal("3: then", (await chatter.ReadAsync(6))[5].Text("text"));
    }

    [Fact]
    public async Task A_raw_file_needs_no_form()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);
        var raw = new ByteArrayContent("jokes"u8.ToArray());
        raw.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        raw.Headers.TryAddWithoutValidation("Content-Disposition", "name=\"file\"; filename=\"badjokes.txt\"");

        await (await chatter.SendAsync(HttpMethod.Post, "/upload?userId=me", raw)).ReadAsync(200);

        Assert.Equal("2: badjokes.txt 5", (await chatter.ReadAsync(4))[3].Text("text"));
    }

    [Fact]
    public async Task Names_are_made_harmless()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);
        var name = "../..\\C:hợp đồng\u202Efdp.exe.pdf";

        await (await chatter.SendAsync(HttpMethod.Post, "/upload", Form("n", (name, "x")))).ReadAsync(200);

        var file = (await chatter.ReadAsync(4))[2].GetProperty("attachments")[0];
        Assert.Equal("hợp đồngfdp.exe.pdf", file.Text("name"));
        var answer = await host.Http.GetAsync(file.Text("contentUrl"), TestContext.Current.CancellationToken);
        Assert.Equal("hợp đồngfdp.exe.pdf", answer.Content.Headers.ContentDisposition!.FileNameStar);
    }

    [Fact]
    public async Task Too_much_is_refused_and_not_kept()
    {
        var parts = new ChannelHost.Parts { Limits = new ChannelsOptions { MaxUploadBytes = 100_000 } };
        await using var host = await ChannelHost.StartAsync(parts);
        var chatter = await StartAsync(host);
        var half = new string('x', 60_000);

        await (await chatter.SendAsync(HttpMethod.Post, "/upload", Form("a", ("a", half)))).ReadAsync(200);
        await (await chatter.SendAsync(HttpMethod.Post, "/upload", Form("b", ("a", half), ("b", half)))).ReadErrorAsync(413, "TooLarge");
        await (await chatter.SendAsync(HttpMethod.Post, "/upload", Form("c", ("a", new string('x', 2_000_000))))).ReadErrorAsync(413, "TooLarge");

        Assert.Equal(2, host.With.Files.Count);
        Assert.Equal(4, (await chatter.ReadAsync(4)).Count);
        Assert.Equal(0, (await chatter.ReadAsync("4")).GetProperty("activities").GetArrayLength());
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nno end")]
    [InlineData("multipart/form-data; boundary=x", "--x--\r\n")]
    [InlineData("multipart/form-data", "--x--\r\n")]
    [InlineData("multipart/form-data; boundary=x", "")]
    public async Task A_broken_form_is_refused(string type, string body)
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        await (await chatter.SendAsync(HttpMethod.Post, "/upload", content)).ReadErrorAsync(400, "BadArgument");
        Assert.Equal(0, host.With.Files.Count);
    }

    [Fact]
    public async Task A_conversation_stores_so_much_a_day_and_another_one_its_own()
    {
        var parts = new ChannelHost.Parts { Limits = Limits(perUpload: 1000, perDay: 2500) };
        await using var host = await ChannelHost.StartAsync(parts);
        var chatter = await StartAsync(host);

        await (await chatter.SendAsync(HttpMethod.Post, "/upload", Form("a", ("a", new string('x', 900))))).ReadAsync(200);
        await (await chatter.SendAsync(HttpMethod.Post, "/upload", Form("b", ("b", new string('x', 900))))).ReadAsync(200);
        await (await chatter.SendAsync(HttpMethod.Post, "/upload", Form("c", ("c", new string('x', 900))))).ReadErrorAsync(413, "QuotaReached");
        await (await (await StartAsync(host)).SendAsync(HttpMethod.Post, "/upload", Form("d", ("d", "y")))).ReadAsync(200);
        Assert.Equal(3, host.With.Files.Count);

        parts.Clock.Forward(TimeSpan.FromHours(25));
        var (room, error) = await host.Services.GetRequiredService<UploadQuota>().TakeAsync(chatter.ConversationId, 900, TestContext.Current.CancellationToken);
        Assert.NotNull(room);
        Assert.Null(error);
    }

    [Fact]
    public async Task Uploads_at_one_time_count_each_other()
    {
        await using var host = await ChannelHost.StartAsync(new ChannelHost.Parts { Limits = Limits(perUpload: 1000, perDay: 2500) });
        var quota = host.Services.GetRequiredService<UploadQuota>();

        var (first, _) = await quota.TakeAsync("c", 1000, TestContext.Current.CancellationToken);
        var (second, _) = await quota.TakeAsync("c", 1000, TestContext.Current.CancellationToken);
        var (third, _) = await quota.TakeAsync("c", 1000, TestContext.Current.CancellationToken);
        Assert.NotNull(first);
        Assert.NotNull(second);
        Assert.Null(third);
        first.Dispose();
        first.Dispose();
        Assert.NotNull((await quota.TakeAsync("c", 1000, TestContext.Current.CancellationToken)).Room);
        Assert.Null((await quota.TakeAsync("c", 1000, TestContext.Current.CancellationToken)).Room);
    }

    [Fact]
    public async Task A_disk_that_is_nearly_full_takes_no_files_but_goes_on_talking()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);

        host.With.Files.FreeBytes = host.With.Limits.MinFreeBytes;
        await (await chatter.SendAsync(HttpMethod.Post, "/upload", Form("a", ("a.pdf", "x")))).ReadErrorAsync(507, "NoSpace");
        Assert.Equal(0, host.With.Files.Count);
        await chatter.SayAsync("still here");

        host.With.Files.FreeBytes *= 2;
        await (await chatter.SendAsync(HttpMethod.Post, "/upload", Form("b", ("a.pdf", "x")))).ReadAsync(200);
    }

    [Fact]
    public async Task A_refused_file_is_not_kept_and_the_bot_hears_nothing()
    {
        await using var host = await ChannelHost.StartAsync(new ChannelHost.Parts { Scanner = new RefusingScanner() });
        var chatter = await StartAsync(host);

        await (await chatter.SendAsync(HttpMethod.Post, "/upload", Form("v", ("a.pdf", "EVIL")))).ReadErrorAsync(400, "FileRefused");
        await (await chatter.SendAsync(HttpMethod.Post, "/upload", Form("w", ("a.pdf", "good")))).ReadAsync(200);

        Assert.Equal(1, host.With.Files.Count);
        Assert.Equal("2: a.pdf 4", (await chatter.ReadAsync(4))[3].Text("text"));
    }

    private static ChannelsOptions Limits(long perUpload, long perDay) => new() { MaxUploadBytes = perUpload, MaxUploadBytesPerDay = perDay };

    private sealed class RefusingScanner : IUploadScanner
    {
        public ValueTask<IUploadScan> BeginAsync(string name, string contentType, CancellationToken cancellationToken) => new(new Scan());

        private sealed class Scan : IUploadScan
        {
            private readonly StringBuilder _seen = new();

            public ValueTask WriteAsync(ReadOnlyMemory<byte> part, CancellationToken cancellationToken)
            {
                _seen.Append(Encoding.ASCII.GetString(part.Span));
                return default;
            }

            public ValueTask<UploadVerdict> FinishAsync(CancellationToken cancellationToken) =>
                new(_seen.ToString().Contains("EVIL", StringComparison.Ordinal) ? UploadVerdict.Refused : UploadVerdict.Clean);

            public ValueTask DisposeAsync() => default;
        }
    }
}
