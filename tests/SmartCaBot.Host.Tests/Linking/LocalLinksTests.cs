using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Linking;
using SmartCaBot.Host.Tests.Support;
using SmartCaBot.Storage;
using SmartCaBot.TestKit;

namespace SmartCaBot.Host.Tests.Linking;

public sealed class LocalLinksTests : IAsyncLifetime
{
    private static readonly LinkedConversation Web = new("dl-1", "directline");

    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new();
    private readonly ServiceProvider _metrics = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private StorageModule _storage = null!;
    private LocalLinks _links = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _storage = await StorageModule.OpenAsync(
            new StorageOptions { Provider = StorageProvider.Sqlite, DataDirectory = _folder.File("data"), Key = new byte[StorageOptions.KeySize] }, _clock, Token);
        _links = new LocalLinks(
            _storage.SharedValues, new LinkCodes(new byte[32]), _storage.Files,
            new LinkMetrics(_metrics.GetRequiredService<IMeterFactory>(), _clock, NullLogger<LinkMetrics>.Instance), _clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _storage.DisposeAsync();
        await _metrics.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_code_links_once_and_the_winners_turn_may_run_again()
    {
        var code = await CodeAsync("k1");
        Assert.Equal(code, await CodeAsync("k1"));
        Assert.Matches("^[23456789ABCDEFGHJKMNPQRSTUVWXYZ]{8}$", code);

        var entered = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => EnterAsync($"e{i}", $"zalo-{i}", code)));
        var winner = Array.FindIndex(entered, e => e.Outcome == LinkOutcome.Linked);

        Assert.Single(entered, e => e.Outcome == LinkOutcome.Linked);
        Assert.Equal(Web, entered[winner].Other);
        Assert.Equal(LinkOutcome.Linked, (await EnterAsync($"e{winner}", $"zalo-{winner}", code)).Outcome);
        Assert.Equal(LinkOutcome.Unknown, (await EnterAsync("late", "zalo-99", code)).Outcome);
    }

    [Fact]
    public async Task A_code_ends_after_ten_minutes_and_not_before()
    {
        var (early, late) = (await CodeAsync("k1"), await CodeAsync("k2"));
        _clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.Equal(LinkOutcome.Linked, (await EnterAsync("e1", "zalo-1", early)).Outcome);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(LinkOutcome.Unknown, (await EnterAsync("e2", "zalo-1", late)).Outcome);
    }

    [Fact]
    public async Task A_conversation_may_guess_five_times_and_ask_for_five_codes()
    {
        var code = await CodeAsync("k0");
        for (var i = 0; i < 5; i++) Assert.Equal(LinkOutcome.Unknown, (await EnterAsync($"g{i}", "zalo-1", "22222222")).Outcome);
        Assert.Equal(LinkOutcome.TooMany, (await EnterAsync("g5", "zalo-1", code)).Outcome);
        Assert.Equal(LinkOutcome.Linked, (await EnterAsync("g6", "zalo-2", code)).Outcome);

        for (var i = 1; i < 5; i++) Assert.NotNull((await _links.MakeAsync($"k{i}", Web, _clock.GetUtcNow(), Token)).Code);
        Assert.Null((await _links.MakeAsync("k5", Web, _clock.GetUtcNow(), Token)).Code);
        _clock.Advance(TimeSpan.FromMinutes(11));
        Assert.NotNull((await _links.MakeAsync("k6", Web, _clock.GetUtcNow(), Token)).Code);
    }

    [Fact]
    public async Task Strangers_who_guess_stop_nobody_else()
    {
        var code = await CodeAsync("k");
        await Parallel.ForAsync(0, 410, Token, async (who, _) =>
        {
            for (var i = 0; i < 5; i++) await EnterAsync($"g{who}.{i}", $"stranger-{who}", "22222222");
        });

        Assert.Equal(LinkOutcome.Linked, (await EnterAsync("e", "zalo-1", code)).Outcome);
    }

    [Fact]
    public async Task Its_own_conversation_cannot_use_it() =>
        Assert.Equal(LinkOutcome.OwnCode, (await EnterAsync("e", Web.Id, await CodeAsync("k"))).Outcome);

    [Fact]
    public async Task A_file_goes_along_once_and_only_the_new_conversation_opens_the_copy()
    {
        var file = await _storage.Files.SaveAsync(
            null, "dl-1", "đơn.pdf", "application/pdf", async (output, token) => await output.WriteAsync("%PDF"u8.ToArray(), token), Token);

        var copy = await _links.CopyFileAsync("k", "dl-1", file, "zalo-1", Token);
        var again = await _links.CopyFileAsync("k", "dl-1", file, "zalo-1", Token);

        Assert.Equal(copy, again);
        Assert.Equal(("đơn.pdf", 4L), (copy!.Name, copy.Size));
        Assert.NotNull(await OpenAsync("zalo-1", copy.Id));
        Assert.Null(await OpenAsync("zalo-2", copy.Id));
        Assert.Null(await _links.CopyFileAsync("k2", "dl-2", file, "zalo-1", Token));
    }

    private async Task<StoredFile?> OpenAsync(string conversation, string id)
    {
        var opened = await _storage.Files.OpenAsync(conversation, id, Token);
        if (opened is not null) await opened.Content.DisposeAsync();
        return opened;
    }

    private async Task<string> CodeAsync(string key) => (await _links.MakeAsync(key, Web, _clock.GetUtcNow(), Token)).Code!;

    private Task<LinkEntry> EnterAsync(string key, string conversation, string code) =>
        _links.EnterAsync(key, conversation, code, _clock.GetUtcNow(), Token);
}
