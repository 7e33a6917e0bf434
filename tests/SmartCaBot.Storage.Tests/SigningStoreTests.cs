using System.Text.Json;
using SmartCaBot.Pkcs11;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Storage.Signing;
using SmartCaBot.Storage.Tests.Support;
using SmartCaBot.TestKit;

namespace SmartCaBot.Storage.Tests;

public sealed class SigningStoreTests(PostgresServer postgres)
{
    private static readonly SubjectId Subject = new("web:dl_1");
    private static readonly DateTimeOffset Now = Turns.At.AddTicks(7);
    private static readonly AuditEvent Event = new(AuditKind.TransactionPrepared, Now, "citizen", "ab12", "ref", "a=b");
    private static readonly CodeChallenge Code = new([1], [2], Now, Now.AddMinutes(5), 1, 2, "send-1");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_transaction_is_added_once_for_its_key(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var store = house.Storage.Signing;
        var first = Transaction();

        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(
            () => store.AddTransactionAsync(i == 0 ? first : Transaction(), [Event], Cancel), Cancel)));

        var id = Assert.Single(added, item => item.IsNew).Item.Id;
        Assert.All(added, item => Assert.Equal(id, item.Item.Id));
        Assert.Equal(id, (await store.FindTransactionAsync(Subject, "key", Cancel))!.Id);
        Assert.Null(await store.FindTransactionAsync(new SubjectId("other"), "key", Cancel));
        Assert.Null((await store.FindInHandAsync(id, Cancel))!.Credential);
        Assert.Null(await store.FindInHandAsync(Guid.NewGuid(), Cancel));
        Assert.Equal(1, (await house.Storage.Audit.LastAsync(Cancel))!.Sequence);
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_decision_and_its_notice_are_stored_together_or_not_at_all(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var store = house.Storage.Enrolment;
        var dossier = Dossier();
        await store.AddDossierAsync(dossier, Event, Cancel);
        var approved = dossier with { State = DossierState.Approved, Version = 2 };

        var decided = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(
            () => store.TryDecideAsync(approved, Event, [new DossierNotice($"notice-{i}", "event", "c1", $"officer {i}")], Cancel), Cancel)));
        await house.ReopenAsync();

        var winner = Array.IndexOf(decided, true);
        Assert.Single(decided, true);
        var leased = await house.Storage.Outbox.LeaseAsync("event", 10, DateTimeOffset.MaxValue.AddYears(-1), DateTimeOffset.MaxValue.AddYears(-1), Cancel);
        Assert.Equal(("c1", $"officer {winner}"), (Assert.Single(leased).Message.Recipient, leased[0].Message.Payload));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Records_come_back_whole(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var dossier = Dossier() with { Decision = new("officer:7", "đủ", Now), Activation = Code, SubmittedBy = "officer:7" };
        var credential = Credential("01") with { Status = CredentialStatus.Suspended, Reason = RevocationReason.CertificateHold, StatusChangedAt = Now };
        var transaction = Transaction() with
        {
            CredentialId = credential.Id,
            State = TransactionState.AwaitingOtp,
            Otp = Code,
            Signatures = [[1, 2], [3]],
            ClosedAt = Now,
        };
        await house.Storage.Signing.AddTransactionAsync(transaction, [Event], Cancel);
        await house.Storage.Enrolment.AddDossierAsync(dossier, Event, Cancel);
        Assert.True(await house.Storage.Enrolment.TryActivateAsync(dossier with { Version = 2 }, credential, Event, Cancel));
        await house.ReopenAsync();

        var inHand = await house.Storage.Signing.FindInHandAsync(transaction.Id, Cancel);
        Same(transaction, inHand!.Transaction);
        Same(credential, inHand.Credential);
        Same(transaction, await house.Storage.Signing.FindTransactionAsync(transaction.Id, Cancel));
        Same(dossier with { Version = 2 }, await house.Storage.Enrolment.FindDossierAsync(dossier.Id, Cancel));
        Same(credential, await house.Storage.Signing.FindCredentialAsync(credential.Id, Cancel));
        Same(credential, await house.Storage.Signing.FindCredentialBySerialAsync("01", Cancel));
        Same(credential, Assert.Single(await house.Storage.Signing.CredentialsOfHolderAsync(credential.HolderHash, Cancel)));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_signature_is_recorded_only_while_the_certificate_is_active(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var (dossier, credential) = (Dossier(), Credential("01"));
        await house.Storage.Enrolment.AddDossierAsync(dossier, Event, Cancel);
        await house.Storage.Enrolment.TryActivateAsync(dossier with { Version = 2 }, credential, Event, Cancel);
        var transaction = Transaction() with { CredentialId = credential.Id };
        await house.Storage.Signing.AddTransactionAsync(transaction, [Event], Cancel);
        var (signed, waiting) = (transaction with { State = TransactionState.Signed, Version = 2 }, transaction with { State = TransactionState.AwaitingOtp, Version = 2 });
        var suspended = credential with { Status = CredentialStatus.Suspended, Version = 2 };
        Assert.True(await house.Storage.Signing.TryReplaceCredentialAsync(suspended, Event, Cancel));
        var records = (await house.Storage.Audit.LastAsync(Cancel))!.Sequence;

        Assert.False(await house.Storage.Signing.TryReplaceTransactionAsync(signed, Event, Cancel));

        Assert.Equal(records, (await house.Storage.Audit.LastAsync(Cancel))!.Sequence);
        Assert.True(await house.Storage.Signing.TryReplaceTransactionAsync(waiting, null, Cancel));
        Assert.True(await house.Storage.Signing.TryReplaceCredentialAsync(suspended with { Status = CredentialStatus.Active, Version = 3 }, Event, Cancel));
        Assert.True(await house.Storage.Signing.TryReplaceTransactionAsync(signed with { Version = 3 }, Event, Cancel));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task What_another_node_has_written_is_read_although_the_record_before_it_is_known(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        await using var node = await StorageModule.OpenAsync(house.Options, house.Clock, Cancel);
        var transaction = Transaction();
        await house.Storage.Signing.AddTransactionAsync(transaction, [Event], Cancel);
        Assert.Same(transaction, await house.Storage.Signing.FindTransactionAsync(transaction.Id, Cancel));
        var lost = transaction with { State = TransactionState.Cancelled, Version = 2 };

        Assert.True(await node.Signing.TryReplaceTransactionAsync(transaction with { State = TransactionState.Signed, Version = 2 }, Event, Cancel));
        Assert.False(await house.Storage.Signing.TryReplaceTransactionAsync(lost, Event, Cancel));

        Assert.Equal(TransactionState.Signed, (await house.Storage.Signing.FindTransactionAsync(transaction.Id, Cancel))!.State);
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Of_ten_replacements_at_once_one_wins_and_one_is_audited(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var transaction = Transaction();
        await house.Storage.Signing.AddTransactionAsync(transaction, [Event], Cancel);

        var won = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(
            () => house.Storage.Signing.TryReplaceTransactionAsync(
                transaction with { State = TransactionState.Signed, Version = 2 }, Event with { Kind = AuditKind.TransactionSigned }, Cancel),
            Cancel)));

        Assert.Single(won, true);
        var last = (await house.Storage.Audit.LastAsync(Cancel))!;
        Assert.Equal((2, AuditKind.TransactionSigned), (last.Sequence, last.Event.Kind));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task An_activation_is_all_or_nothing(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var store = house.Storage.Enrolment;
        var (first, second) = (Dossier(), Dossier("key 2"));
        await store.AddDossierAsync(first, Event, Cancel);
        await store.AddDossierAsync(second, Event, Cancel);

        var next = first with { State = DossierState.Activated, Version = 2 };
        Assert.True(await store.TryActivateAsync(next, Credential("01"), Event, Cancel));
        Assert.False(await store.TryActivateAsync(next, Credential("02"), Event, Cancel));
        // A serial number that is taken is a bug; it must not leave half an activation.
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => store.TryActivateAsync(
            second with { State = DossierState.Activated, Version = 2 }, Credential("01"), Event, Cancel));

        Assert.Equal(DossierState.Submitted, (await store.FindDossierAsync(second.Id, Cancel))!.State);
        Assert.Single(await house.Storage.Signing.CredentialsAsync(Subject, Cancel));
        Assert.Equal(3, (await house.Storage.Audit.LastAsync(Cancel))!.Sequence);
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Of_many_renewals_of_one_credential_one_is_stored_and_a_status_is_counted(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var (dossier, old, store) = (Dossier(), Credential("01"), house.Storage.Signing);
        await house.Storage.Enrolment.AddDossierAsync(dossier, Event, Cancel);
        await house.Storage.Enrolment.TryActivateAsync(dossier with { State = DossierState.Activated, Version = 2 }, old, Event, Cancel);
        var revision = await house.Storage.Authority.StatusRevisionAsync(Cancel);

        var renewals = Enumerable.Range(0, 4).Select(i => Credential($"1{i}")).ToArray();
        var stored = await Task.WhenAll(renewals.Select(next => Task.Run(
            () => store.TryRenewCredentialAsync(old with { RenewedBy = next.Id, Version = 2 }, next, Event, Cancel), Cancel)));

        Assert.Single(stored, won => won);
        var winner = renewals[Array.IndexOf(stored, true)];
        Assert.Equal(winner.Id, (await store.FindCredentialAsync(old.Id, Cancel))!.RenewedBy);
        Assert.Equal([old.Id, winner.Id], (await store.CredentialsAsync(Subject, Cancel)).Select(c => c.Id).OrderBy(id => id != old.Id));
        Assert.Equal(3, (await house.Storage.Audit.LastAsync(Cancel))!.Sequence);
        Assert.Equal(revision, await house.Storage.Authority.StatusRevisionAsync(Cancel));
        await store.TryReplaceCredentialAsync(winner with { Status = CredentialStatus.Suspended, Version = 2 }, Event, Cancel);
        Assert.Equal(revision + 1, await house.Storage.Authority.StatusRevisionAsync(Cancel));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Lists_are_in_the_order_the_port_promises(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var credential = Guid.NewGuid();
        for (var i = 0; i < 4; i++)
        {
            var dossier = Dossier($"k{i}") with { SubmittedAt = Now.AddMinutes(i) };
            await house.Storage.Enrolment.AddDossierAsync(dossier, Event, Cancel);
            await house.Storage.Enrolment.TryActivateAsync(
                dossier with { State = i == 3 ? DossierState.Submitted : DossierState.Activated, Version = 2 },
                Credential($"0{i}") with { NotBefore = Now.AddDays(i) }, Event, Cancel);
            await house.Storage.Signing.AddTransactionAsync(
                Transaction($"k{i}") with { CreatedAt = Now.AddMinutes(i), CredentialId = credential }, [Event], Cancel);
        }
        var revoked = (await house.Storage.Signing.FindCredentialBySerialAsync("02", Cancel))!;
        Assert.True(await house.Storage.Signing.TryReplaceCredentialAsync(
            revoked with { Status = CredentialStatus.Revoked, Version = 2 }, Event, Cancel));

        Assert.Equal(["k3", "k2", "k1", "k0"], (await house.Storage.Enrolment.DossiersAsync(Subject, Cancel)).Select(d => d.IdempotencyKey));
        Assert.Equal(["k0", "k1"], (await house.Storage.Enrolment.DossiersAsync(new DossierQuery(DossierState.Activated, null, true, null, 2), Cancel)).Select(d => d.IdempotencyKey));
        Assert.Equal(["03", "02", "01", "00"], (await house.Storage.Signing.CredentialsAsync(Subject, Cancel)).Select(c => c.SerialNumber));
        Assert.Equal(["k3", "k2"], (await house.Storage.Signing.OfCredentialAsync(Subject, credential, 0, 2, Cancel)).Select(t => t.IdempotencyKey));
        Assert.Equal(["k1", "k0"], (await house.Storage.Signing.OfCredentialAsync(Subject, credential, 2, 9, Cancel)).Select(t => t.IdempotencyKey));
        Assert.Empty(await house.Storage.Signing.OfCredentialAsync(Subject, Guid.NewGuid(), 0, 9, Cancel));
        Assert.Empty(await house.Storage.Signing.SignedAsync(Subject, 0, 9, Cancel));
        foreach (var waiting in await house.Storage.Signing.OfCredentialAsync(Subject, credential, 1, 2, Cancel))
            Assert.True(await house.Storage.Signing.TryReplaceTransactionAsync(waiting with { State = TransactionState.Signed, Version = 2 }, Event, Cancel));
        Assert.Equal(["k2", "k1"], (await house.Storage.Signing.SignedAsync(Subject, 0, 9, Cancel)).Select(t => t.IdempotencyKey));
        Assert.Equal(["k1"], (await house.Storage.Signing.SignedAsync(Subject, 1, 1, Cancel)).Select(t => t.IdempotencyKey));
        Assert.Equal(["02"], await house.Storage.Signing.RevokedCredentialsAsync(Cancel).Select(c => c.SerialNumber).ToListAsync(Cancel));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Dossiers_are_found_by_number_and_by_office_and_a_number_is_given_once(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var store = house.Storage.Enrolment;
        var mine = Dossier("mine") with { Number = "HS-AAAA-01", Office = "a" };
        await store.AddDossierAsync(mine, Event, Cancel);
        await store.AddDossierAsync(Dossier("theirs") with { Number = "HS-CCCC-02", Office = "b" }, Event, Cancel);
        await store.AddDossierAsync(Dossier("nobodys") with { Number = "HS-DDDD-03", SubmittedAt = Now.AddDays(1) }, Event, Cancel);

        Assert.Null(await store.AddDossierAsync(Dossier("late") with { Number = "HS-AAAA-01" }, Event, Cancel));
        Assert.False((await store.AddDossierAsync(mine with { Id = Guid.NewGuid(), Number = "HS-EEEE-04" }, Event, Cancel))!.Value.IsNew);
        Assert.Equal("mine", (await store.FindDossierByNumberAsync("HS-AAAA-01", Cancel))!.IdempotencyKey);
        Assert.Equal(["mine", "nobodys"], await KeysAsync(new(DossierState.Submitted, "a", true, null, 9)));
        Assert.Equal(["theirs"], await KeysAsync(new(DossierState.Submitted, "b", false, null, 9)));
        Assert.Equal(2, (await KeysAsync(new(DossierState.Submitted, null, true, Now.AddHours(1), 9))).Count());

        async Task<IEnumerable<string>> KeysAsync(DossierQuery query) => (await store.DossiersAsync(query, Cancel)).Select(d => d.IdempotencyKey);
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task The_audit_chain_has_no_fork_and_no_gap(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(
            () => house.Storage.Audit.AppendAsync(Event with { Detail = $"n={i}" }, Cancel), Cancel)));
        await house.ReopenAsync();

        AuditRecord? previous = null;
        await foreach (var record in house.Storage.Audit.ReadAsync(0, Cancel))
        {
            var expected = AuditChain.Link(previous?.Head, record.Event);
            Assert.Equal(expected.Sequence, record.Sequence);
            Assert.Equal(expected.Hash, record.Hash);
            Assert.Equal(expected.PreviousHash, record.PreviousHash);
            previous = record;
        }
        Assert.Equal(50, previous!.Sequence);
        Assert.Equal(10, await house.Storage.Audit.ReadAsync(40, Cancel).CountAsync(Cancel));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task The_database_itself_refuses_to_change_an_audit_record(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        await house.Storage.Audit.AppendAsync(Event, Cancel);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => house.ExecuteAsync("UPDATE audit SET actor = 'nobody'"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => house.ExecuteAsync("DELETE FROM audit"));
    }

    private static SigningTransaction Transaction(string key = "key") => new()
    {
        Id = Guid.NewGuid(),
        Subject = Subject,
        IdempotencyKey = key,
        CredentialId = Guid.NewGuid(),
        State = TransactionState.Prepared,
        Documents = [new DocumentToSign("đơn.pdf", DocumentFormat.Pdf, 2, 1234, [1, 2], [3, 4], [5])],
        CreatedAt = Now,
        ExpiresAt = Now.AddMinutes(10),
    };

    internal static Dossier Dossier(string key = "key") => new()
    {
        Id = Guid.NewGuid(),
        Subject = Subject,
        IdempotencyKey = key,
        State = DossierState.Submitted,
        Algorithm = KeyAlgorithm.P256,
        HolderHash = [1, 2, 3],
        ProtectedCitizen = [4, 5, 6],
        Consent = new ConsentRecord("certificate-enrolment", "2026-11", Now),
        SubmittedAt = Now,
    };

    internal static Credential Credential(string serial) => new()
    {
        Id = Guid.NewGuid(),
        Subject = Subject,
        Algorithm = KeyAlgorithm.Rsa2048,
        Key = new WrappedKey([1], [2], [3], "kek-1"),
        Certificate = [0x30, 0],
        SerialNumber = serial,
        NotBefore = Now,
        NotAfter = Now.AddYears(1),
        Status = CredentialStatus.Active,
        HolderHash = [9, 9],
        ProtectedHolder = [8],
    };

    private static void Same<T>(T expected, T? actual) => Assert.Equal(
        JsonSerializer.Serialize(expected, typeof(T), SigningJson.Default), JsonSerializer.Serialize(actual, typeof(T), SigningJson.Default));
}
