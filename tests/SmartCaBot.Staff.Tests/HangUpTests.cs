using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Staff.Sessions;
using SmartCaBot.Staff.SigningIn;
using SmartCaBot.Storage;
using SmartCaBot.StaffKit;

namespace SmartCaBot.Staff.Tests;

/// <summary>Whoever guesses a code and hangs up before the answer has guessed all the same.</summary>
public sealed class HangUpTests(StaffHouse house) : IClassFixture<StaffHouse>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wrong_code_is_told_to_the_log_after_a_hang_up_too()
    {
        var (app, now) = (house.App, house.App.Clock.GetUtcNow());
        var account = await TestAccount.AddAsync(app.Services, "gac.may", "Gác Máy", [StaffRole.Agent]);
        var http = new DefaultHttpContext();
        http.Features.Set<IHttpRequestLifetimeFeature>(new HangsUp(() => Count(app.Storage.Database, account.Id, "1")));
        var session = new StaffSession("h", account.Id, "", true, "Gác Máy", new HashSet<StaffRole>(), null, now, now, SecondFactorAt: null);

        Assert.False(await app.Services.GetRequiredService<SignIn>().WithCodeAsync(http, session, "000000"));

        Assert.True(http.RequestAborted.IsCancellationRequested);
        Assert.Equal(1, Count(app.Storage.Database, account.Id, "failures"));
    }

    private static long Count(IDatabase database, string account, string what) => database.ReadAsync(
        session => session.ListAsync($"SELECT {what} FROM staff_attempts WHERE account = $1", row => row.Int64(0), account), Cancel)
        .GetAwaiter().GetResult().Sum();

    /// <summary>A browser that is gone as soon as its try is counted.</summary>
    private sealed class HangsUp(Func<long> counted) : IHttpRequestLifetimeFeature
    {
        public CancellationToken RequestAborted
        {
            get => new(counted() > 0);
            set => throw new InvalidOperationException();
        }

        public void Abort() => throw new InvalidOperationException();
    }
}
