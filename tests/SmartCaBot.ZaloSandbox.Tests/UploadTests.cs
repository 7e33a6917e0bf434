using SmartCaBot.ZaloSandbox.Phones;
using SmartCaBot.ZaloSandbox.Tests.Support;

namespace SmartCaBot.ZaloSandbox.Tests;

public sealed class UploadTests
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    [Fact]
    public async Task A_file_and_a_picture_reach_the_phone()
    {
        await using var bench = await StartAsync();
        byte[] pdf = [.. "%PDF-1.7"u8];
        var token = (await bench.UploadAsync("file", "Đơn đã ký.pdf", pdf)).Text("data", "token");
        var picture = (await bench.UploadAsync("image", "qr.png", Png)).Text("data", "attachment_id");

        Assert.Equal(0, (await bench.SendAsync(File(token))).Error());
        Assert.Equal(0, (await bench.SendAsync(Picture(picture))).Error());
        Assert.Equal([MessageKind.File, MessageKind.Image], bench.Mai.Received.Select(message => message.Kind));
        Assert.Equal("Đơn đã ký.pdf", bench.Mai.Received[0].Asset!.Name);
        Assert.Equal(pdf, bench.Mai.Received[0].Asset!.Content.ToArray());
        Assert.Equal("Quét mã", bench.Mai.Received[1].Text);
    }

    [Theory]
    [InlineData("file", "a.pdf", 5 * 1024 * 1024, 0)]
    [InlineData("file", "a.pdf", (5 * 1024 * 1024) + 1, -210)]
    [InlineData("image", "a.png", 1024 * 1024, 0)]
    [InlineData("image", "a.png", (1024 * 1024) + 1, -210)]
    [InlineData("image", "a.pdf", 100, -201)]
    [InlineData("file", "a.png", 100, -201)]
    [InlineData("gif", "a.png", 100, -201)]
    public async Task Sizes_and_kinds_are_limited(string kind, string name, int size, int error)
    {
        await using var bench = await StartAsync();
        var content = new byte[size];
        (name.EndsWith(".pdf", StringComparison.Ordinal) ? [.. "%PDF-1.7"u8] : Png).CopyTo(content, 0);
        Assert.Equal(error, (await bench.UploadAsync(kind, name, content)).Error());
    }

    [Fact]
    public async Task Uploads_end_after_a_week()
    {
        await using var bench = await StartAsync();
        var picture = (await bench.UploadAsync("image", "qr.png", Png)).Text("data", "attachment_id");
        bench.Clock.Advance(Asset.Lifetime);
        bench.Mai.SendText("còn đó không");
        bench.Use(bench.Zalo.Tokens.Issue().Access);
        Assert.Equal(-100, (await bench.SendAsync(Picture(picture))).Error());
        Assert.Equal(-201, (await bench.SendAsync(Picture("khác"))).Error());
    }

    internal static object File(string token) => new { attachment = new { type = "file", payload = new { token } } };

    internal static object Picture(string id) => new
    {
        text = "Quét mã",
        attachment = MessageTests.Template(new { template_type = "media", elements = new[] { new { media_type = "image", attachment_id = id } } }),
    };

    private static async Task<Bench> StartAsync()
    {
        var bench = await Bench.StartAsync();
        bench.Mai.SendText("chào");
        return bench;
    }
}
