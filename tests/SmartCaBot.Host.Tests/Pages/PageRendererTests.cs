using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Demo;
using SmartCaBot.Host.Pages.Code.Documents;
using SmartCaBot.Host.Tests.Support;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Host.Tests.Pages;

/// <summary>What draws pages gets nothing but the document, and is ended when it takes too much.</summary>
public sealed class PageRendererTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_page_becomes_a_picture_and_a_page_that_is_not_there_does_not()
    {
        var document = DemoDocument.Make();
        // It is last in line for the processor, and other tests run beside this one.
        var renderer = Renderer(new PagePictureSettings { Timeout = TimeSpan.FromMinutes(1) });

        Assert.True(await renderer.DrawAsync(document, 1, Cancel) is [0xFF, 0xD8, .., 0xFF, 0xD9]);
        Assert.Null(await renderer.DrawAsync(document, 2, Cancel));
        Assert.Null(await renderer.DrawAsync("no PDF at all"u8.ToArray(), 1, Cancel));
    }

    [Theory]
    [InlineData("sleep 60")]
    [InlineData("printf '\\377\\330'; sleep 60")]
    [InlineData("printf '\\377\\330'; cat /dev/zero")]
    [InlineData("printf '\\377\\330'; exit 1")]
    [InlineData("printf '\\377\\330'; head -c 900m /dev/zero | tail -c 900m > /dev/null || exit 1; exit 3")]
    [InlineData("printf 'GIF89a'")]
    public async Task A_program_that_misbehaves_gives_no_picture_and_does_not_stay(string script)
    {
        var settings = new PagePictureSettings { Program = Program(script), Timeout = TimeSpan.FromSeconds(1) };
        var begun = Stopwatch.StartNew();

        Assert.Null(await Renderer(settings).DrawAsync(new byte[200_000], 1, Cancel));

        Assert.True(begun.Elapsed < TimeSpan.FromSeconds(20), "It was not ended.");
    }

    [Fact]
    public async Task It_sees_nothing_of_ours()
    {
        Environment.SetEnvironmentVariable("SMARTCABOT_TEST_SECRET", "bí mật");
        var told = Encoding.UTF8.GetString((await Renderer(new PagePictureSettings { Timeout = TimeSpan.FromMinutes(1), Program = Program("printf '\\377\\330'; env; ulimit -v; id; cat >/dev/null") }).DrawAsync(new byte[10], 1, Cancel))!);

        Assert.DoesNotContain("SMARTCABOT", told, StringComparison.Ordinal);
        if (Environment.IsPrivilegedProcess) Assert.Contains("uid=65534", told, StringComparison.Ordinal);
        Assert.Contains("524288", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_program_is_missing_there_are_no_pictures()
    {
        Assert.Null(await Renderer(new PagePictureSettings { Program = _folder.File("nowhere") }).DrawAsync(DemoDocument.Make(), 1, Cancel));
        Assert.Null(await Renderer(new PagePictureSettings { Program = "" }).DrawAsync(DemoDocument.Make(), 1, Cancel));
    }

    [Fact]
    public async Task Whoever_enters_a_code_waits_a_moment_and_no_longer_for_somebodys_slow_document()
    {
        var settings = new PagePictureSettings { Program = Program("sleep 4"), Moment = TimeSpan.FromMilliseconds(300) };
        using var pictures = new PagePictures(Renderer(settings), settings, TimeProvider.System);
        var files = new OneFile(DemoDocument.Make());
        var begun = Stopwatch.StartNew();
        var (slow, other) = (files.Shown("a stranger's"), files.Shown("a citizen's"));

        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => pictures.MayShowAsync(slow, Cancel)).Append(pictures.MayShowAsync(other, Cancel)));

        Assert.All(all, Assert.True);
        Assert.True(begun.Elapsed < TimeSpan.FromSeconds(3.5), "The page waited for a picture.");
    }

    private PageRenderer Renderer(PagePictureSettings settings) => new(
        settings, new Sandbox(_folder.File("covered"), NullLogger<Sandbox>.Instance), TimeProvider.System, NullLogger<PageRenderer>.Instance);

    /// <summary>A store of one document that everybody has.</summary>
    private sealed class OneFile(byte[] content) : IFileStore
    {
        public long FreeBytes => 0;

        public DocumentShown Shown(string owner) => new(this, owner, "f", "don.pdf", DocumentFormat.Pdf, 1, SHA256.HashData(content));

        public ValueTask<StoredFile?> OpenAsync(string conversationId, string fileId, CancellationToken cancellationToken) =>
            ValueTask.FromResult<StoredFile?>(new StoredFile(new ReceivedFile(fileId, "don.pdf", "application/pdf", content.Length), new MemoryStream(content)));

        public ValueTask<ReceivedFile> SaveAsync(
            string? key, string conversationId, string name, string contentType, Func<Stream, CancellationToken, ValueTask> write, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask<bool> RemoveAsync(string conversationId, string fileId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<long> BytesSinceAsync(string conversationId, DateTimeOffset since, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private string Program(string script)
    {
        var path = _folder.File("draw");
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        Directory.CreateDirectory(_folder.File("covered"));
        // Another user runs it.
        const UnixFileMode everybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        foreach (var opened in new[] { path, _folder.Path })
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(opened, everybody);
        return path;
    }
}
