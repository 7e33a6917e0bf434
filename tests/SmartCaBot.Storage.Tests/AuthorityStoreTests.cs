using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Certificates.Revocation;
using SmartCaBot.Signing.Certificates.Services;
using SmartCaBot.Storage.Tests.Support;
using SmartCaBot.TestKit;

namespace SmartCaBot.Storage.Tests;

public sealed class AuthorityStoreTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(Turns.At.ToUnixTimeMilliseconds());
    private static readonly AuditEvent Event = new(AuditKind.AuthorityCertificateIssued, Now, "system", "", "ref", "a=b");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Of_two_nodes_that_renew_at_once_one_succeeds(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var store = house.Storage.Authority;

        var added = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(
            () => store.TryAddCertificateAsync(Certificate($"5401{i:D2}", number: 1), Event, Cancel), Cancel)));
        Assert.Single(added, true);
        Assert.True(await store.TryAddCertificateAsync(Certificate("5401AA", number: 2), Event, Cancel));
        Assert.False(await store.TryAddCertificateAsync(Certificate("5401AA", number: 3), Event, Cancel));

        await house.ReopenAsync();
        store = house.Storage.Authority;
        Assert.Equivalent(Certificate("5401AA", number: 2), await store.NewestAsync(AuthorityRole.TimeStamps, Cancel), strict: true);
        Assert.Null(await store.NewestAsync(AuthorityRole.IssuingResponder, Cancel));
        Assert.Equal([1, 2], (await store.CertificatesAsync(Cancel)).Select(c => c.Number));
        Assert.Equal(2, (await house.Storage.Audit.LastAsync(Cancel))!.Sequence);
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Every_change_of_a_status_is_counted(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var store = house.Storage.Authority;
        var certificate = Certificate("5401AA", number: 1);
        await store.TryAddCertificateAsync(certificate, Event, Cancel);
        var before = await store.StatusRevisionAsync(Cancel);
        var revoked = certificate with
        {
            Status = CredentialStatus.Revoked,
            Reason = RevocationReason.KeyCompromise,
            StatusChangedAt = Now,
            Version = 2,
        };

        Assert.True(await store.TryReplaceCertificateAsync(revoked, Event, Cancel));
        Assert.False(await store.TryReplaceCertificateAsync(revoked, Event, Cancel));
        Assert.True(await store.TryReplaceCertificateAsync(revoked with { Version = 3 }, Event, Cancel));

        Assert.Equal(before + 1, await store.StatusRevisionAsync(Cancel));
        Assert.Equivalent(revoked with { Version = 3 }, await store.FindCertificateAsync("5401AA", Cancel), strict: true);
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_list_has_its_number_once_and_only_the_last_ones_are_kept(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var store = house.Storage.Authority;
        for (var number = 1; number <= 12; number++)
            Assert.True(await store.TryAddListAsync(List(AuthorityRole.Issuing, number), Cancel));

        Assert.False(await store.TryAddListAsync(List(AuthorityRole.Issuing, 12), Cancel));
        Assert.True(await store.TryAddListAsync(List(AuthorityRole.Root, 1), Cancel));
        Assert.Equivalent(List(AuthorityRole.Issuing, 12), await store.NewestListAsync(AuthorityRole.Issuing, Cancel), strict: true);
        Assert.Equal(1, (await store.NewestListAsync(AuthorityRole.Root, Cancel))!.Number);
        Assert.Equal(10, await house.QueryAsync<long>("SELECT count(*) FROM revocation_lists WHERE issuer = 'Issuing'"));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task No_lease_comes_twice_not_even_after_a_restart(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var first = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => house.Storage.Authority.NextLeaseAsync(Cancel), Cancel)));
        await house.ReopenAsync();

        var next = await house.Storage.Authority.NextLeaseAsync(Cancel);

        Assert.Equal(8, first.Distinct().Count());
        Assert.All(first, lease => Assert.InRange(lease, 1, next - 1));
    }

    private static AuthorityCertificate Certificate(string serial, int number) => new()
    {
        SerialNumber = serial,
        Role = AuthorityRole.TimeStamps,
        Number = number,
        KeyLabel = $"key-{number}",
        Certificate = [0x30, (byte)number],
        NotBefore = Now,
        NotAfter = Now.AddYears(5),
    };

    private static StoredRevocationList List(AuthorityRole issuer, long number) =>
        new(issuer, number, Revision: 7, Now, Now.AddDays(1), [0x30, (byte)number]);
}
