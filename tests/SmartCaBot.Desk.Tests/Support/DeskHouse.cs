using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Channels;
using SmartCaBot.Channels.DirectLine;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Desk.Cases;
using SmartCaBot.Desk.Duty;
using SmartCaBot.Desk.Storing;
using SmartCaBot.Dialogs;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Staff;
using SmartCaBot.StaffKit;
using SmartCaBot.Storage;
using SmartCaBot.TestKit;
using SmartCaBot.TestKit.Simulators;

namespace SmartCaBot.Desk.Tests.Support;

/// <summary>The desk with the real bot, storage, runtime and pages; what lies behind the bot is simulated. Monday, 8 o'clock, in office hours.</summary>
public sealed class DeskHouse : IAsyncLifetime
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 23, 8, 0, 0, TimeSpan.FromHours(7));

    private int _citizens;

    public StaffApp App { get; private set; } = null!;

    public ManualClock Clock => App.Clock;

    internal CaseWatch Watch => App.Services.GetRequiredService<CaseWatch>();

    internal Sweeper Sweeper => App.Services.GetRequiredService<Sweeper>();

    public async ValueTask InitializeAsync()
    {
        App = await StaffApp.StartAsync(Add, static app =>
        {
            app.MapDirectLine();
            app.MapDesk();
        });
        Clock.Set(Morning);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    public IEnumerable<T> GetAll<T>() => App.Services.GetServices<T>();

    /// <summary>Somebody signed in who has said that they are there.</summary>
    public async Task<StaffDriver> AgentAsync(string? office = null, params StaffRole[] roles)
    {
        Clock.Advance(TimeSpan.FromSeconds(31)); // A code of the second factor is good once.
        var agent = await App.SignInAsync(office, roles.Length == 0 ? [StaffRole.Agent] : roles);
        await agent.PostAsync("/desk?handler=Presence", ("choice", "Available"));
        return agent;
    }

    public DeskCitizen Citizen() => new(this, $"c{Interlocked.Increment(ref _citizens)}");

    /// <summary>A citizen who waits, and their case.</summary>
    internal async Task<(DeskCitizen Citizen, DeskCase Case)> WaitingAsync(string words = "thẻ hết hạn có đăng ký được không")
    {
        await SomebodyOnDutyAsync();
        var citizen = Citizen();
        await citizen.SayAsync("gặp người hỗ trợ");
        await citizen.SayAsync(words);
        return (citizen, await CaseOfAsync(citizen));
    }

    internal async Task<DeskCase> CaseOfAsync(DeskCitizen citizen)
    {
        await Watch.RefreshAsync(TestContext.Current.CancellationToken);
        return Watch.Board.OpenOf(citizen.ConversationId) ?? throw new InvalidOperationException("Nobody is waiting there.");
    }

    /// <summary>A colleague who does nothing: without one the bot would offer no person.</summary>
    internal async Task SomebodyOnDutyAsync()
    {
        var table = Get<PresenceTable>();
        await table.SeenAsync("duty", "Chị Trực", null, Clock.GetUtcNow().AddHours(1), CancellationToken.None);
        await table.ChooseAsync("duty", PresenceChoice.Available, CancellationToken.None);
    }

    /// <summary>The same, already taken by that agent.</summary>
    internal async Task<(DeskCitizen Citizen, DeskCase Case)> TakenAsync(StaffDriver agent)
    {
        var (citizen, about) = await WaitingAsync();
        await agent.PostAsync($"/desk/case/{about.Id}?handler=Claim");
        return (citizen, await CaseOfAsync(citizen));
    }

    internal async Task<DeskCase> CaseOfNowAsync(DeskCase before)
    {
        await Watch.RefreshAsync(TestContext.Current.CancellationToken);
        return Watch.Board.Find(before.Id)!;
    }

    /// <summary>What the audit log holds of a case.</summary>
    public async Task<IReadOnlyList<AuditEvent>> RecordsAsync(string caseId, AuditKind kind)
    {
        var records = new List<AuditEvent>();
        await foreach (var record in Get<IAuditStore>().ReadAsync(0, CancellationToken.None))
        {
            if (record.Event.Kind == kind && record.Event.Reference == caseId) records.Add(record.Event);
        }

        return records;
    }

    /// <summary>As if the citizen had come by a code of that office.</summary>
    public async Task SetOfficeAsync(string caseId, string office)
    {
        await Get<IDatabase>().WriteAsync(
            session => session.ExecuteAsync(
                "UPDATE cases SET office = $2, changed_at = $3 WHERE id = $1", caseId, office, Clock.GetUtcNow().ToUnixTimeMilliseconds()),
            CancellationToken.None);
        await Watch.RefreshAsync(CancellationToken.None);
    }

    private static void Add(IServiceCollection services)
    {
        var world = new SimulatedWorld();
        services.AddSingleton(RepositoryFiles.Content);
        services.AddSingleton(RepositoryFiles.Content.Phrases);
        services.AddSingleton(RepositoryFiles.Understander);
        services.AddSingleton(world.Ports.Pictures);
        services.AddChannels(new ChannelsOptions { Key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) });
        services.AddDirectLine(new DirectLineOptions());
        services.AddDesk();
        services.AddSingleton(s => new BreakableBot(BotDialogs.Create(
            RepositoryFiles.Content, RepositoryFiles.Understander, world.Ports with { HelpDesk = s.GetRequiredService<Dialogs.Ports.IHelpDesk>() })));
        services.AddSingleton<IBot>(s => s.GetRequiredService<BreakableBot>());
    }
}
