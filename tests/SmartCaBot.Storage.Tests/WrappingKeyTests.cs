using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Storage.Tests.Support;
using SmartCaBot.TestKit;

namespace SmartCaBot.Storage.Tests;

public sealed class WrappingKeyTests(PostgresServer postgres)
{
    private const string First = "smartcabot-kek-1";
    private const string Second = "smartcabot-kek-2";
    private static readonly AuditEvent Event = new(AuditKind.WrappingKeyBegun, Turns.At, "system", "", "ref");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Keys_move_row_by_row_and_a_key_encryption_key_goes_only_when_nothing_is_under_it(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var keys = house.Storage.WrappingKeys;
        var credentials = new[] { await AddAsync(house, "01"), await AddAsync(house, "02"), await AddAsync(house, "03") };
        Assert.Empty(await keys.ListAsync(Cancel));
        Assert.Equal(3, await keys.CountUnderAsync(First, Cancel));

        Assert.True(await keys.TryBeginAsync(First, Second, Event, Cancel));
        Assert.False(await keys.TryBeginAsync(First, Second, Event, Cancel));
        Assert.Equal(
            [(First, WrappingKeyState.Old), (Second, WrappingKeyState.Current)],
            (await keys.ListAsync(Cancel)).Select(key => (key.Label, key.State)));
        var from = await keys.UnderAsync(First, Guid.Empty, 2, Cancel);
        Assert.Equal(2, from.Count);
        Assert.Single(await keys.UnderAsync(First, from[1].Id, 2, Cancel));

        // Somebody suspends one of them between reading and writing: that row is left for another pass.
        var raced = credentials[0];
        Assert.True(await house.Storage.Signing.TryReplaceCredentialAsync(
            raced with { Status = CredentialStatus.Suspended, Version = 2 }, Event, Cancel));
        var moved = await keys.ReplaceAsync([.. credentials.Select(Moved)], count => Event with { Detail = $"keys={count}" }, Cancel);
        Assert.Equal(2, moved);
        Assert.Equal("keys=2", (await house.Storage.Audit.LastAsync(Cancel))!.Event.Detail);
        Assert.False(await keys.TryRetireAsync(First, house.Clock.GetUtcNow(), Event, Cancel));

        var left = Assert.Single(await keys.UnderAsync(First, Guid.Empty, 10, Cancel));
        Assert.Equal(CredentialStatus.Suspended, left.Status);
        Assert.Equal(1, await keys.ReplaceAsync([Moved(left)], _ => Event, Cancel));
        Assert.False(await keys.TryRetireAsync(First, house.Clock.GetUtcNow().AddSeconds(-1), Event, Cancel));
        Assert.True(await keys.TryRetireAsync(First, house.Clock.GetUtcNow(), Event, Cancel));
        Assert.False(await keys.TryRetireAsync(First, house.Clock.GetUtcNow(), Event, Cancel));
        Assert.False(await keys.TryRetireAsync(Second, house.Clock.GetUtcNow(), Event, Cancel));
        Assert.Equal(3, await keys.CountUnderAsync(Second, Cancel));
    }

    private static Credential Moved(Credential credential) =>
        credential with { Key = credential.Key with { KekLabel = Second }, Version = credential.Version + 1 };

    private static async Task<Credential> AddAsync(House house, string serial)
    {
        var dossier = SigningStoreTests.Dossier($"key {serial}");
        await house.Storage.Enrolment.AddDossierAsync(dossier, Event, Cancel);
        var sample = SigningStoreTests.Credential(serial);
        var credential = sample with { Key = sample.Key with { KekLabel = First } };
        Assert.True(await house.Storage.Enrolment.TryActivateAsync(
            dossier with { State = DossierState.Activated, Version = 2 }, credential, Event, Cancel));
        return credential;
    }
}
