using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff.SigningIn;
using SmartCaBot.StaffKit;

namespace SmartCaBot.Staff.Tests;

/// <summary>How many guesses an account takes, from one network and from all of them, and what the audit log is told.</summary>
public sealed class AttemptTests : IAsyncLifetime
{
    private StaffApp _app = null!;
    private string _account = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Attempts Attempts => _app.Services.GetRequiredService<Attempts>();

    public async ValueTask InitializeAsync()
    {
        _app = await StaffApp.StartAsync();
        _account = (await TestAccount.AddAsync(_app.Services, "doan", "Đoán", [StaffRole.Agent])).Id;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task One_network_guesses_less_than_forty_times_on_the_first_day_and_once_an_hour_after()
    {
        Assert.InRange(await GuessAsync(TimeSpan.FromDays(1), networks: 1, every: TimeSpan.FromMinutes(5)), 30, 40);
        Assert.InRange(await GuessAsync(TimeSpan.FromDays(1), networks: 1, every: TimeSpan.FromMinutes(5)), 20, 25);
    }

    [Fact]
    public async Task All_networks_together_guess_less_than_two_hundred_times_on_the_first_day()
    {
        Assert.InRange(await GuessAsync(TimeSpan.FromDays(1), networks: 25, every: TimeSpan.FromMinutes(15)), 150, 200);

        while (await TakeAsync(network: 200) is not null)
        {
        }

        // Left alone it opens by itself.
        _app.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.NotNull(await TakeAsync(network: 201));
        _app.Clock.Advance(TimeSpan.FromDays(2));
        for (var i = 0; i < 50; i++) Assert.NotNull(await TakeAsync(network: i));
    }

    [Fact]
    public async Task Another_account_and_another_network_stay_open()
    {
        await GuessOnceAsync(networks: 1);
        Assert.Null(await TakeAsync(network: 0));

        Assert.NotNull(await TakeAsync(network: 1));
        Assert.NotNull(await Attempts.TakePasswordAsync(From(0), "another"));
    }

    [Fact]
    public async Task A_name_that_nobody_has_closes_like_one_that_somebody_has_and_leaves_no_record()
    {
        var nobody = Attempts.NobodyOf("khong.co.ai");
        for (var i = 0; i < 5; i++) await Attempts.FailAsync((await Attempts.TakePasswordAsync(From(0), nobody))!, "password");

        Assert.Null(await Attempts.TakePasswordAsync(From(0), nobody));
        _app.Clock.Advance(TimeSpan.FromDays(2));
        await Attempts.KeepUpAsync(Cancel);
        Assert.Empty(await TellingsAsync());
        Assert.Equal(nobody, Attempts.NobodyOf("khong.co.ai"));
    }

    [Fact]
    public async Task The_log_is_told_of_a_lock_once_and_then_of_the_sum_once_a_day()
    {
        var guesses = 0;
        for (var day = 0; day < 3; day++) guesses += await GuessAsync(TimeSpan.FromDays(1), networks: 3, every: TimeSpan.FromMinutes(15));
        _app.Clock.Advance(TimeSpan.FromDays(1.1));
        await Attempts.KeepUpAsync(Cancel);

        var told = await TellingsAsync();

        Assert.InRange(told.Count, 2, 6);
        Assert.StartsWith("why=password;closed=yes;failures=13;since=2026-11-22T01:00:00Z;at=any", told[0], StringComparison.Ordinal);
        Assert.Equal(guesses, told.Sum(detail => int.Parse(detail.Split("failures=")[1].Split(';')[0], null)));
    }

    [Fact]
    public async Task Counts_that_are_over_are_forgotten()
    {
        await Attempts.FailAsync((await TakeAsync(network: 0))!, "password");
        _app.Clock.Advance(TimeSpan.FromDays(1.1));
        await Attempts.KeepUpAsync(Cancel);
        Assert.Equal("failures=1", (await TellingsAsync()).Single().Split(';')[0]);

        _app.Clock.Advance(TimeSpan.FromDays(1.1));
        await Attempts.KeepUpAsync(Cancel);
        Assert.Empty(await _app.Storage.Database.ReadAsync(session => session.ListAsync("SELECT place FROM staff_attempts", row => row.Text(0)), Cancel));
    }

    private static DefaultHttpContext From(int network) => new() { Connection = { RemoteIpAddress = new IPAddress([10, 0, 0, (byte)network]) } };

    private Task<Attempt?> TakeAsync(int network) => Attempts.TakePasswordAsync(From(network), _account);

    /// <summary>Wrong passwords from every network as often as one is looked at; returns how many were.</summary>
    private async Task<int> GuessAsync(TimeSpan lasting, int networks, TimeSpan every)
    {
        var (until, guesses) = (_app.Clock.GetUtcNow() + lasting, 0);
        while (_app.Clock.GetUtcNow() < until)
        {
            guesses += await GuessOnceAsync(networks);
            _app.Clock.Advance(every);
        }

        return guesses;
    }

    /// <summary>The same until every network is closed.</summary>
    private async Task<int> GuessOnceAsync(int networks)
    {
        for (var guesses = 0; ;)
        {
            var before = guesses;
            for (var network = 0; network < networks; network++)
            {
                if (await TakeAsync(network) is not { } attempt) continue;
                await Attempts.FailAsync(attempt, "password");
                guesses++;
            }

            if (guesses == before) return guesses;
        }
    }

    private async Task<List<string>> TellingsAsync()
    {
        var details = new List<string>();
        await foreach (var record in _app.Storage.Audit.ReadAsync(0, Cancel))
            if (record.Event.Kind == AuditKind.StaffSignInFailed) details.Add(record.Event.Detail);
        return details;
    }
}
