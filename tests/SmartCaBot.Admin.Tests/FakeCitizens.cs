using SmartCaBot.Admin.Erasures;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Erasure;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Storage.Retention;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Admin.Tests;

/// <summary>The signing core's side on the real tables, without a token: it encrypts nothing and unwraps nothing.</summary>
internal sealed class FakeCitizens(IEnrolmentStore dossiers, ISigningStore credentials, FakeOutage outage, TimeProvider clock) : ICitizens
{
    public static readonly Citizen Person = new(
        FullName.Parse("Nguyễn Thị Bưởi"), CitizenId.Parse("066190000123"), new DateOnly(1990, 5, 17), new DateOnly(2021, 4, 1), null,
        PhoneNumber.Parse("0912345678"), EmailAddress.Parse("buoi@example.vn"), "Đắk Lắk", "12 Lê Duẩn");

    public async Task<CitizenRecords?> FindAsync(string reference, CancellationToken cancellationToken)
    {
        var dossier = await dossiers.FindAsync(reference, cancellationToken);
        var credential = await credentials.FindCredentialBySerialAsync(reference, cancellationToken);
        if (credential is null && Guid.TryParse(reference, out var id)) credential = await credentials.FindCredentialAsync(id, cancellationToken);
        if (credential is { IsErased: true }) return new CitizenRecords([], [], [credential]);
        if ((dossier?.HolderHash ?? credential?.HolderHash) is not { } holder) return null;
        var records = new CitizenRecords(
            holder, await dossiers.DossiersOfHolderAsync(holder, cancellationToken), await credentials.CredentialsOfHolderAsync(holder, cancellationToken));
        return records with { Shared = [.. records.Accounts.Where(account => account.Value == "chat:family")] };
    }

    public Task<Citizen?> RevealAsync(Dossier dossier, CancellationToken cancellationToken) => Task.FromResult<Citizen?>(Person);

    public async Task<CitizenErasure?> PrepareAsync(CitizenRecords records, string actor, CancellationToken cancellationToken)
    {
        var left = records.Credentials.Select(credential => credential with
        {
            Subject = SubjectId.Nobody,
            Key = WrappedKey.None,
            Certificate = [],
            HolderHash = [],
            ProtectedHolder = [],
            Status = CredentialStatus.Revoked,
            StatusChangedAt = clock.GetUtcNow(),
            Version = credential.Version + 1,
        });
        var erasure = new CitizenErasure(records, [.. left], [], [Person.Phone.Value]);
        if (outage.TakeMeanwhile() is { } meanwhile) await meanwhile();
        return erasure;
    }

    public Task ForgetAsync(CitizenErasure erasure, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>A note that outlives the database.</summary>
internal sealed class FakeNotes : IErasedNotes
{
    public Dictionary<Guid, DateTimeOffset> Erased { get; } = [];

    public Task<IReadOnlyDictionary<Guid, DateTimeOffset>> ReadAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<Guid, DateTimeOffset>>(new Dictionary<Guid, DateTimeOffset>(Erased));

    public Task AddAsync(IReadOnlyDictionary<Guid, DateTimeOffset> erased, CancellationToken cancellationToken)
    {
        foreach (var (id, at) in erased) Erased[id] = at;
        return Task.CompletedTask;
    }
}

/// <summary>A process that dies when it is told to, in the middle of the transaction that removes a citizen.</summary>
internal sealed class FakeOutage : ICitizenPart
{
    public bool IsNear { get; set; }

    /// <summary>What somebody else does, once, after the records were read and before anything goes.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public Func<Task>? TakeMeanwhile()
    {
        var meanwhile = Meanwhile;
        Meanwhile = null;
        return meanwhile;
    }

    public ValueTask<int> EraseAsync(ISqlSession session, CitizenTraces traces) =>
        IsNear ? throw new IOException("The disk is gone.") : ValueTask.FromResult(0);
}
