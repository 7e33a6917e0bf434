using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authenticators;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Storage.Tests.Support;
using SmartCaBot.TestKit;

namespace SmartCaBot.Storage.Tests;

public sealed class AuthenticatorStoreTests(PostgresServer postgres)
{
    private static readonly AuditEvent Event = new(AuditKind.AuthenticatorEnrolled, Turns.At, "citizen", "ab12", "ref");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task One_write_of_many_wins_and_it_alone_is_audited(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var store = house.Storage.Authenticators;
        var first = new Authenticator
        {
            CredentialId = Guid.NewGuid(),
            Subject = new SubjectId("web:1"),
            Active = new AuthenticatorSecret([1], [2], [3]),
            LastStep = 7,
        };
        Assert.True(await store.TryAddAsync(first, Event, Cancel));
        Assert.False(await store.TryAddAsync(first, Event, Cancel));

        var written = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(
            () => store.TryReplaceAsync(first with { LastStep = 8 + i, LockedUntil = Turns.At, Version = 2 }, Event, Cancel), Cancel)));

        Assert.Single(written, true);
        await house.ReopenAsync();
        var found = (await house.Storage.Authenticators.FindAsync(first.CredentialId, Cancel))!;
        Assert.Equal((8 + Array.IndexOf(written, true), 2, Turns.At), (found.LastStep, found.Version, found.LockedUntil));
        Assert.Equal([1], found.Active!.ProtectedKey);
        Assert.Equal(2, (await house.Storage.Audit.LastAsync(Cancel))!.Sequence);
    }
}
