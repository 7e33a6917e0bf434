using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Signing.Erasure;

/// <summary>What is kept under one citizen identity number, whatever the accounts, as it stood when it was read.</summary>
/// <param name="HolderHash">Keyed hash of the number; empty when they were erased.</param>
/// <param name="Dossiers">Newest first.</param>
/// <param name="Credentials">Newest first.</param>
public sealed record CitizenRecords(byte[] HolderHash, IReadOnlyList<Dossier> Dossiers, IReadOnlyList<Credential> Credentials)
{
    /// <summary>Accounts that others have too: a family that registered in one chat. What is kept by the account is not this citizen's alone.</summary>
    public IReadOnlyList<SubjectId> Shared { get; init; } = [];

    /// <summary>There is more of them, which came later.</summary>
    public bool IsPart { get; init; }

    /// <summary>Nothing of it leads to a person any more.</summary>
    public bool IsErased => Dossiers.Count == 0 && Credentials.All(credential => credential.IsErased);

    public IReadOnlyList<SubjectId> Accounts =>
        [.. Dossiers.Select(dossier => dossier.Subject).Concat(Credentials.Where(credential => !credential.IsErased).Select(credential => credential.Subject)).Distinct()];

    /// <summary>What was there already at that time.</summary>
    public CitizenRecords Until(DateTimeOffset time)
    {
        var later = Dossiers.Where(dossier => dossier.SubmittedAt > time).Select(dossier => dossier.Subject)
            .Concat(Credentials.Where(credential => credential.NotBefore > time).Select(credential => credential.Subject)).Distinct().ToArray();
        return later.Length == 0 ? this : this with
        {
            Dossiers = [.. Dossiers.Where(dossier => dossier.SubmittedAt <= time)],
            Credentials = [.. Credentials.Where(credential => credential.NotBefore <= time)],
            Shared = [.. Shared.Union(later)],
            IsPart = true,
        };
    }

    /// <summary>
    /// Until when a certificate authority must keep it: so many years after the last certificate expired or was revoked, and of one that is
    /// still good, after today, for erasing revokes it. Null: nothing was ever issued.
    /// </summary>
    public DateTimeOffset? KeptUntil(int years, DateTimeOffset now) => Credentials.Count == 0
        ? null
        : Credentials.Max(credential => EndOf(credential, now)).AddYears(years);

    public override string ToString() => $"{Dossiers.Count} dossiers, {Credentials.Count} credentials";

    private static DateTimeOffset EndOf(Credential credential, DateTimeOffset now) => credential switch
    {
        { Status: CredentialStatus.Revoked, StatusChangedAt: { } at } => at < credential.NotAfter ? at : credential.NotAfter,
        _ => now < credential.NotAfter ? now : credential.NotAfter,
    };
}
