using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Pkcs11;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Erasure;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Storage.Retention;
using SmartCaBot.Storage.Sql;
using SmartCaBot.Storage.Tests.Support;
using SmartCaBot.TestKit;

namespace SmartCaBot.Storage.Tests;

/// <summary>Everything of a citizen goes in one transaction, or nothing.</summary>
public sealed class CitizenRemovalTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = Turns.At;
    private static readonly AuditEvent Event = new(AuditKind.TransactionPrepared, Now, "citizen", "ab12", "ref");
    private static readonly byte[] Holder = [.. Enumerable.Repeat((byte)7, 32)];
    private static readonly byte[] Other = [.. Enumerable.Repeat((byte)8, 32)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task What_is_a_citizens_goes_and_what_is_anothers_stays(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var (erasure, open) = await FillAsync(house, "chat:1", "01", Holder);
        await FillAsync(house, "chat:2", "02", Other);
        var part = new CitizensPart();

        var removed = await house.Storage.Maintenance.EraseCitizenAsync(erasure, [], [part], RecordAsync(house), Cancel);

        Assert.Equal(new CitizenRemoved.Done(1, 1, 1, 3 + 2), removed);
        Assert.Equal([open.ToString()], part.Traces!.Transactions);
        Assert.Equal(["chat:1"], part.Traces.Accounts);
        var (signing, enrolment) = (house.Storage.Signing, house.Storage.Enrolment);
        Assert.Empty(await enrolment.DossiersOfHolderAsync(Holder, Cancel));
        Assert.Empty(await signing.CredentialsOfHolderAsync(Holder, Cancel));
        Assert.Empty(await signing.CredentialsAsync(new SubjectId("chat:1"), Cancel));
        Assert.Null(await signing.FindTransactionAsync(open, Cancel));
        var left = (await signing.FindCredentialBySerialAsync("01", Cancel))!;
        Assert.True(left.IsErased);
        Assert.Equal((CredentialStatus.Revoked, RevocationReason.CessationOfOperation), (left.Status, left.Reason));
        Assert.Equal("", await house.QueryAsync<string>("SELECT kek FROM credentials WHERE serial_number = '01'"));
        Assert.Equal(["01"], await signing.RevokedCredentialsAsync(Cancel).Select(credential => credential.SerialNumber).ToArrayAsync(Cancel));
        foreach (var table in new[] { "dossiers", "signing_transactions", "authenticators", "outbox" })
            Assert.Equal(1, await house.QueryAsync<long>($"SELECT count(*) FROM {table}"));
        Assert.Equal([AuditKind.CertificateRevoked, AuditKind.CitizenErased], await LastKindsAsync(house));

        // Somebody had read the credential just before, and stores what they prepared just after.
        var late = (await signing.FindTransactionAsync(new SubjectId("chat:2"), "t", Cancel))! with { Id = Guid.CreateVersion7(Now.AddSeconds(20)), CredentialId = left.Id, IdempotencyKey = "late" };
        await signing.AddTransactionAsync(late, [Event], Cancel);
        Assert.Equal(1, await house.Storage.Maintenance.RemoveLateAsync(left.Id, Now, Cancel));
        Assert.Null(await signing.FindTransactionAsync(late.Id, Cancel));
        Assert.Equal(1, await house.QueryAsync<long>("SELECT count(*) FROM signing_transactions"));

        // The same once more, by somebody who read it before: nothing is written, and no second record.
        Assert.IsType<CitizenRemoved.Changed>(await house.Storage.Maintenance.EraseCitizenAsync(erasure, [], [], RecordAsync(house), Cancel));
        Assert.Equal(2, (await house.Storage.AuditSearch.FindAsync(new(Reference: "wish"), long.MaxValue, 10, Cancel)).Count);
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Nothing_goes_where_a_hold_keeps_something_or_something_was_written_meanwhile_or_the_record_fails(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var (erasure, open) = await FillAsync(house, "chat:1", "01", Holder);
        var maintenance = house.Storage.Maintenance;

        foreach (var (kind, target, conversation) in new[] { ("dossier", erasure.Of.Dossiers[0].Id.ToString(), ""), ("conversation", "1", "1") })
        {
            await house.ExecuteAsync(
                $"INSERT INTO holds (id, kind, target, conversation_id, reason, placed_by, placed_at) VALUES ('{kind}', '{kind}', '{target}', '{conversation}', 'thanh tra', 'a', 0)");
            Assert.IsType<CitizenRemoved.Held>(await maintenance.EraseCitizenAsync(erasure, ["1"], [], RecordAsync(house), Cancel));
            await house.ExecuteAsync("UPDATE holds SET lifted_at = 1, lifted_by = 'a'");
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => maintenance.EraseCitizenAsync(
            erasure, ["1"], [], static (_, _) => throw new InvalidOperationException("killed"), Cancel));
        var suspended = erasure.Of.Credentials[0] with { Status = CredentialStatus.Suspended, Version = 2 };
        Assert.True(await house.Storage.Signing.TryReplaceCredentialAsync(suspended, Event, Cancel));
        Assert.IsType<CitizenRemoved.Changed>(await maintenance.EraseCitizenAsync(erasure, ["1"], [], RecordAsync(house), Cancel));

        Assert.NotNull(await house.Storage.Enrolment.FindDossierAsync(erasure.Of.Dossiers[0].Id, Cancel));
        Assert.NotNull(await house.Storage.Signing.FindTransactionAsync(open, Cancel));
        Assert.False((await house.Storage.Signing.FindCredentialBySerialAsync("01", Cancel))!.IsErased);
        Assert.Empty(await house.Storage.AuditSearch.FindAsync(new(Reference: "wish"), long.MaxValue, 10, Cancel));
    }

    [Fact]
    public async Task Nothing_of_an_erased_conversation_is_left_in_the_files_of_the_database()
    {
        await using var house = await House.SqliteAsync();
        // As long as it takes to need pages of its own, which a removal sets free.
        var incoming = Turns.Incoming("c1", "a1", "Nguyễn Thị Bưởi, 12 Lê Duẩn " + new string('x', 20_000));
        await house.Storage.Conversations.CommitAsync(
            Turns.Commit("c1", 0, "a1") with { Transcript = [new TranscriptEntry(1, incoming.Activity, Visible: true, Turns.At, TurnOutcome.Answered)] }, Cancel);
        await house.Storage.Maintenance.ScrubAsync(Cancel);
        Assert.Contains("12 Lê Duẩn", BytesOf(house), StringComparison.Ordinal);

        await house.Storage.Maintenance.EraseConversationAsync("c1", [], static (_, _) => ValueTask.CompletedTask, Cancel);
        await house.Storage.Maintenance.ScrubAsync(Cancel);

        Assert.DoesNotContain("12 Lê Duẩn", BytesOf(house), StringComparison.Ordinal);
        Assert.DoesNotContain(new string('x', 100), BytesOf(house), StringComparison.Ordinal);
    }

    private static string BytesOf(House house) => string.Concat(
        Directory.EnumerateFiles(house.Options.DataDirectory, "smartcabot.db*").Select(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }));

    private static Func<ISqlSession, CitizenRemoved.Done, ValueTask> RecordAsync(House house) => async (session, _) =>
        await house.Storage.AuditTrail.AppendAsync(session, new AuditEvent(AuditKind.CitizenErased, Now, "staff:1", "", "wish"));

    private static async Task<AuditKind[]> LastKindsAsync(House house) =>
        [.. (await house.Storage.AuditSearch.FindAsync(new(Reference: "wish"), long.MaxValue, 10, Cancel)).Select(record => record.Event.Kind).Reverse()];

    /// <summary>A dossier that was activated, a transaction that waits, an authenticator, a message on its way.</summary>
    private static async Task<(CitizenErasure Erasure, Guid Open)> FillAsync(House house, string account, string serial, byte[] holder)
    {
        var (storage, subject, phone) = (house.Storage, new SubjectId(account), "+8491234567" + serial[^1]);
        var dossier = new Dossier
        {
            Id = Guid.CreateVersion7(),
            Subject = subject,
            IdempotencyKey = "k",
            State = DossierState.Submitted,
            Algorithm = KeyAlgorithm.Rsa2048,
            HolderHash = holder,
            ProtectedCitizen = [1],
            Consent = new ConsentRecord("certificate-enrolment", "2026-01", Now),
            SubmittedAt = Now,
        };
        var credential = new Credential
        {
            Id = Guid.CreateVersion7(),
            Subject = subject,
            Algorithm = KeyAlgorithm.Rsa2048,
            Key = new WrappedKey([1], [2], [3], "kek"),
            Certificate = [4, 5],
            SerialNumber = serial,
            NotBefore = Now,
            NotAfter = Now.AddYears(1),
            Status = CredentialStatus.Active,
            HolderHash = holder,
            ProtectedHolder = [6],
        };
        var activated = dossier with { State = DossierState.Activated, CredentialId = credential.Id, Version = 2 };
        var transaction = new SigningTransaction
        {
            Id = Guid.CreateVersion7(),
            Subject = subject,
            IdempotencyKey = "t",
            CredentialId = credential.Id,
            State = TransactionState.Prepared,
            Documents = [],
            CreatedAt = Now,
            ExpiresAt = Now.AddMinutes(5),
        };
        await storage.Enrolment.AddDossierAsync(dossier, Event, Cancel);
        Assert.True(await storage.Enrolment.TryActivateAsync(activated, credential, Event, Cancel));
        await storage.Signing.AddTransactionAsync(transaction, [Event], Cancel);
        await house.ExecuteAsync(
            $"INSERT INTO authenticators (credential_id, subject, version, protected_authenticator) VALUES ('{credential.Id}', '{account}', 1, {(house.Options.Provider == StorageProvider.Sqlite ? "x''" : "''")})");
        await storage.Outbox.EnqueueAsync(new OutboxMessage("code-" + serial, "sms", phone, "{}", Now), Cancel);
        var left = credential with
        {
            Subject = SubjectId.Nobody,
            Key = WrappedKey.None,
            Certificate = [],
            HolderHash = [],
            ProtectedHolder = [],
            Status = CredentialStatus.Revoked,
            Reason = RevocationReason.CessationOfOperation,
            StatusChangedAt = Now,
            Version = 2,
        };
        var revoked = new AuditEvent(AuditKind.CertificateRevoked, Now, "staff:1", "ab12", "wish");
        return (new CitizenErasure(new CitizenRecords(holder, [activated], [credential]), [left], [revoked], [phone]), transaction.Id);
    }

    private sealed class CitizensPart : ICitizenPart
    {
        public CitizenTraces? Traces { get; private set; }

        public ValueTask<int> EraseAsync(ISqlSession session, CitizenTraces traces)
        {
            Traces = traces;
            return ValueTask.FromResult(3);
        }
    }
}
