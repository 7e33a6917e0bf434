using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using SmartCaBot.Signing.Api.Pages.Pictures;
using SmartCaBot.Signing.Api.Tests.External;

namespace SmartCaBot.Signing.Api.Tests.Pages;

/// <summary>What draws pages gets nothing but the document, and is ended when it takes too much.</summary>
public sealed class PageRendererTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("smartcabot-pictures-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_page_becomes_a_picture_and_a_page_that_is_not_there_does_not()
    {
        var document = ExternalTests.Pdf();
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
        var told = Encoding.UTF8.GetString((await Renderer(new PagePictureSettings { Timeout = TimeSpan.FromMinutes(1), Program = Program("printf '\\377\\330'; env; ulimit -v; grep processes /proc/self/limits; id; cat >/dev/null") }).DrawAsync(new byte[10], 1, Cancel))!);

        Assert.DoesNotContain("SMARTCABOT", told, StringComparison.Ordinal);
        if (Environment.IsPrivilegedProcess) Assert.Contains("uid=65534", told, StringComparison.Ordinal);
        Assert.Contains("524288", told, StringComparison.Ordinal);
        Assert.Matches(@"processes\s+512", told);
    }

    [Fact]
    public async Task What_it_starts_ends_with_it_and_is_not_much()
    {
        // A child that has left its parents behind.
        var settings = new PagePictureSettings { Program = Program("(setsid sleep 6173 &); grep processes /proc/self/limits; sleep 60"), Timeout = TimeSpan.FromSeconds(1) };

        Assert.Null(await Renderer(settings).DrawAsync(new byte[10], 1, Cancel));

        bool Stays() => Directory.GetDirectories("/proc").Any(process => CommandOf(process).Contains("sleep\0" + "6173", StringComparison.Ordinal));
        for (var tries = 0; Stays() && tries < 50; tries++) await Task.Delay(100, Cancel);
        Assert.False(Stays(), "It is still there.");
    }

    private static string CommandOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    [Fact]
    public async Task Where_the_program_is_missing_there_are_no_pictures()
    {
        Assert.Null(await Renderer(new PagePictureSettings { Program = Path.Combine(_folder, "nowhere") }).DrawAsync(ExternalTests.Pdf(), 1, Cancel));
        Assert.Null(await Renderer(new PagePictureSettings { Program = "" }).DrawAsync(ExternalTests.Pdf(), 1, Cancel));
    }

    [Fact]
    public async Task Whoever_enters_a_code_waits_a_moment_and_no_longer_for_somebodys_slow_document()
    {
        var settings = new PagePictureSettings { Program = Program("sleep 4"), Moment = TimeSpan.FromMilliseconds(300) };
        using var pictures = new PagePictures(Renderer(settings), settings, TimeProvider.System);
        var begun = Stopwatch.StartNew();
        var (slow, other) = (new OneFile("a stranger's"), new OneFile("a citizen's"));

        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => pictures.MayShowAsync(slow, Cancel)).Append(pictures.MayShowAsync(other, Cancel)));

        Assert.All(all, Assert.True);
        Assert.True(begun.Elapsed < TimeSpan.FromSeconds(3.5), "The page waited for a picture.");
    }

    [Fact]
    public async Task Somebody_with_many_documents_leaves_places_for_others()
    {
        var settings = new PagePictureSettings { Program = Program("exit 1"), Timeout = TimeSpan.FromMinutes(1) };
        using var pictures = new PagePictures(Renderer(settings), settings, TimeProvider.System);

        var many = Enumerable.Range(0, 70).Select(number => pictures.OfAsync(new OneFile("a portal", number), 1, Cancel)).ToArray();
        var other = pictures.OfAsync(new OneFile("a citizen", 70), 1, Cancel);

        Assert.False(other.IsCompleted, "It was refused.");
        await Task.WhenAll([.. many, other]);
    }

    private PageRenderer Renderer(PagePictureSettings settings) => new(
        settings, new Sandbox(Path.Combine(_folder, "covered"), NullLogger<Sandbox>.Instance), TimeProvider.System, NullLogger<PageRenderer>.Instance);

    /// <summary>A document that everybody has.</summary>
    private sealed class OneFile(string owner, int number = 0) : IShownDocument
    {
        private readonly byte[] _content = ExternalTests.Pdf();

        public string Owner => owner;

        public int Pages => 1;

        public string Sha256 => $"{Convert.ToHexStringLower(SHA256.HashData(_content))}-{number}";

        public Task<byte[]?> ReadAsync(CancellationToken cancellationToken) => Task.FromResult<byte[]?>(_content);
    }

    private string Program(string script)
    {
        var path = Path.Combine(_folder, "draw");
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        Directory.CreateDirectory(Path.Combine(_folder, "covered"));
        // Another user runs it.
        const UnixFileMode everybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        foreach (var opened in new[] { path, _folder })
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(opened, everybody);
        return path;
    }
}
