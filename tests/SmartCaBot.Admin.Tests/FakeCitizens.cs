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
internal sealed class FakeCitizens(IEnrolmentStore dossiers, ISigningStore credentials, TimeProvider clock) : ICitizens
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
        return (dossier?.HolderHash ?? credential?.HolderHash) is { } holder
            ? new CitizenRecords(holder, await dossiers.DossiersOfHolderAsync(holder, cancellationToken), await credentials.CredentialsOfHolderAsync(holder, cancellationToken))
            : null;
    }

    public Task<Citizen?> RevealAsync(Dossier dossier, CancellationToken cancellationToken) => Task.FromResult<Citizen?>(Person);

    public Task<CitizenErasure?> PrepareAsync(CitizenRecords records, string actor, CancellationToken cancellationToken) =>
        Task.FromResult<CitizenErasure?>(new CitizenErasure(
            records,
            [
                .. records.Credentials.Select(credential => credential with
                {
                    Subject = SubjectId.Nobody,
                    Key = WrappedKey.None,
                    Certificate = [],
                    HolderHash = [],
                    ProtectedHolder = [],
                    Status = CredentialStatus.Revoked,
                    StatusChangedAt = clock.GetUtcNow(),
                    Version = credential.Version + 1,
                }),
            ],
            [], [Person.Phone.Value]));

    public Task ForgetAsync(CitizenErasure erasure, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>A note that outlives the database.</summary>
internal sealed class FakeNotes : IErasedNotes
{
    public HashSet<Guid> Ids { get; } = [];

    public Task<IReadOnlyCollection<Guid>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyCollection<Guid>>([.. Ids]);

    public Task AddAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        Ids.UnionWith(ids);
        return Task.CompletedTask;
    }
}

/// <summary>A process that dies when it is told to, in the middle of the transaction that removes a citizen.</summary>
internal sealed class FakeOutage : ICitizenPart
{
    public bool IsNear { get; set; }

    public ValueTask<int> EraseAsync(ISqlSession session, CitizenTraces traces) =>
        IsNear ? throw new IOException("The disk is gone.") : ValueTask.FromResult(0);
}
