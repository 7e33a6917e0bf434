using Microsoft.AspNetCore.Http;
using SmartCaBot.Host.Pages.Chat;
using SmartCaBot.Host.Tests.Support;

namespace SmartCaBot.Host.Tests.Pages;

public sealed class PageFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PageFilesTests()
    {
        Directory.CreateDirectory(_folder.File("assets"));
        File.WriteAllText(_folder.File("assets/chat-1.js"), "plain");
        File.WriteAllText(_folder.File("assets/chat-1.js.br"), "br");
        File.WriteAllText(_folder.File("assets/chat-1.js.gz"), "gz");
        File.WriteAllText(_folder.File("favicon.ico"), "icon");
    }

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("deflate", null)]
    [InlineData(null, null)]
    public void The_smallest_form_the_client_takes_is_served(string? accepted, string? expected)
    {
        var request = new DefaultHttpContext().Request;
        if (accepted is not null) request.Headers.AcceptEncoding = accepted;

        var file = PageFiles.Load(_folder.Path).Find("/assets/chat-1.js");

        Assert.NotNull(file);
        Assert.Equal(expected, file.For(request).Encoding);
        Assert.StartsWith("text/javascript", file.ContentType, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_hashed_names_are_kept_for_ever_and_only_built_files_are_there()
    {
        var files = PageFiles.Load(_folder.Path);

        Assert.True(files.Find("/assets/chat-1.js")!.Immutable);
        Assert.False(files.Find("/favicon.ico")!.Immutable);
        Assert.Null(files.Find("/assets/chat-1.js.br"));
        Assert.Null(files.Find("/assets/../favicon.ico"));
    }

    public void Dispose() => _folder.Dispose();
}
