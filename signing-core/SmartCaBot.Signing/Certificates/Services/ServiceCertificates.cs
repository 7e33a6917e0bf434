using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Certificates.Services;

/// <summary>
/// The keys and certificates of the responders and the time-stamp authority, made when first needed and renewed by themselves in
/// time. A responder keeps its key; a time-stamp authority gets a new one, because its old stamps must outlive it.
/// </summary>
internal sealed class ServiceCertificates(
    Token token, CertificateAuthority authority, IAuthorityStore store, CertificateOptions options, TimeProvider time)
{
    /// <summary>Whether one is due, or another node has renewed it, is looked up after that; a revocation is seen at once.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);

    /// <summary>Clocks of those who check differ: what began this moment would be refused by some.</summary>
    private static readonly TimeSpan Backdated = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<AuthorityRole, Known> _known = [];
    private readonly KeyedGate _turns = new();

    /// <exception cref="TokenUnavailableException">One must be made, and the token cannot be used now.</exception>
    public async ValueTask<ServiceKey> GetAsync(AuthorityRole role, CancellationToken cancellationToken)
    {
        var revision = await store.StatusRevisionAsync(cancellationToken);
        if (_known.TryGetValue(role, out var known) && IsFresh(known, revision))
            return known.Key;
        using var turn = await _turns.EnterAsync(Guid.Empty, cancellationToken);
        if (_known.TryGetValue(role, out known) && IsFresh(known, revision))
            return known.Key;
        var current = await CurrentAsync(role, cancellationToken);
        var key = known is not null && known.SerialNumber == current.SerialNumber
            ? known.Key
            : new ServiceKey(token, current.KeyLabel, X509CertificateLoader.LoadCertificate(current.Certificate));
        _known[role] = new(key, current.SerialNumber, revision, time.GetUtcNow());
        return key;
    }

    /// <summary>Renews those that exist and are due: whoever checks a status or a stamp next must not wait for it.</summary>
    public async Task RenewDueAsync(CancellationToken cancellationToken)
    {
        foreach (var role in AuthorityCertificate.Services)
        {
            if (await store.NewestAsync(role, cancellationToken) is not null)
                await GetAsync(role, cancellationToken);
        }
    }

    private async Task<AuthorityCertificate> CurrentAsync(AuthorityRole role, CancellationToken cancellationToken)
    {
        while (true)
        {
            var newest = await store.NewestAsync(role, cancellationToken);
            var chain = await authority.ChainAsync(cancellationToken);
            var issuer = AuthorityCertificate.IssuerOf(role) == AuthorityRole.Root ? chain.Root : chain.Issuing;
            var term = TermNow(role, issuer);
            // A standby token has the authorities' keys and none of these: it gets its own.
            var holdsKey = newest is not null && await HoldsAsync(newest.KeyLabel, cancellationToken);
            if (holdsKey && newest is { Status: CredentialStatus.Active } && !IsDue(newest, role, term.NotAfter))
                return newest;
            AuthorityCertificate made;
            try
            {
                made = await MakeAsync(role, newest, holdsKey, issuer, term, cancellationToken);
            }
            catch (Exception failure) when (KeysMissingException.IsUnavailable(failure) && holdsKey && IsGood(newest!))
            {
                // It is due and good: what is asked today is answered with it, and the next look tries again.
                return newest!;
            }

            var issued = new AuditEvent(
                AuditKind.AuthorityCertificateIssued, time.GetUtcNow(), AuditEvents.System, Subject: "", made.SerialNumber,
                $"role={role};number={made.Number};key={made.KeyLabel}");
            // Otherwise another node was quicker: its certificate counts, and this one never existed. A key that was made for it stays
            // in the token under a label that nobody uses.
            if (await store.TryAddCertificateAsync(made, issued, cancellationToken))
                return made;
        }
    }

    private async Task<bool> HoldsAsync(string label, CancellationToken cancellationToken) => await token.UseAsync(
        label, static (session, label) => session.FindKey(KeyKind.PrivateKey, label) is not null, cancellationToken);

    private bool IsGood(AuthorityCertificate certificate) =>
        certificate.Status == CredentialStatus.Active && time.GetUtcNow() < certificate.NotAfter;

    private bool IsFresh(Known known, long revision) => known.Revision >= revision && time.GetUtcNow() - known.At < LookAgain;

    /// <summary>Little is left of it, and a new one would last longer: at the issuer's own end it would not.</summary>
    private bool IsDue(AuthorityCertificate current, AuthorityRole role, DateTimeOffset newEnd)
    {
        var left = ServiceProfile.TermOf(role, options).Left;
        return current.NotAfter - time.GetUtcNow() < left && newEnd - current.NotAfter > left / 2;
    }

    private (DateTimeOffset NotBefore, DateTimeOffset NotAfter) TermNow(AuthorityRole role, X509Certificate2 issuer)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        var issuerBegins = new DateTimeOffset(issuer.NotBefore.ToUniversalTime());
        var notBefore = now - Backdated > issuerBegins ? now - Backdated : issuerBegins;
        var notAfter = now + ServiceProfile.TermOf(role, options).Validity;
        var issuerEnds = new DateTimeOffset(issuer.NotAfter.ToUniversalTime());
        return (notBefore, notAfter < issuerEnds ? notAfter : issuerEnds);
    }

    private async Task<AuthorityCertificate> MakeAsync(
        AuthorityRole role, AuthorityCertificate? previous, bool holdsKey, X509Certificate2 issuer,
        (DateTimeOffset NotBefore, DateTimeOffset NotAfter) term, CancellationToken cancellationToken)
    {
        var number = (previous?.Number ?? 0) + 1;
        var serial = SerialNumber.Next();
        var keepsKey = role != AuthorityRole.TimeStamps && holdsKey && previous is { Status: CredentialStatus.Active };
        var label = keepsKey ? previous!.KeyLabel : TokenLabels.OfService(role, serial);
        var der = await token.UseAsync(
            (Role: role, Label: label, Issuer: issuer, Term: term, Serial: serial, Options: options),
            static (session, job) =>
            {
                // First: a token that lost the issuer's key must not be filled with others.
                var generator = new TokenSignatureGenerator(
                    session, TokenLabels.OfIssuer(AuthorityCertificate.IssuerOf(job.Role)), job.Issuer.PublicKey);
                var algorithm = job.Options.AuthorityAlgorithm;
                if (session.FindKey(KeyKind.PrivateKey, job.Label) is null)
                    session.GenerateKeyPair(algorithm, job.Label);
                var publicKey = PublicKey.CreateFromSubjectPublicKeyInfo(
                    session.ReadPublicKey(job.Label, algorithm) ?? throw new KeysMissingException(job.Label), out _);
                using var certificate = ServiceProfile.Request(job.Role, publicKey, job.Issuer, job.Options).Create(
                    job.Issuer.SubjectName, generator, job.Term.NotBefore, job.Term.NotAfter, job.Serial);
                return certificate.RawData;
            },
            cancellationToken);
        return new AuthorityCertificate
        {
            SerialNumber = Convert.ToHexString(serial),
            Role = role,
            Number = number,
            KeyLabel = label,
            Certificate = der,
            NotBefore = term.NotBefore,
            NotAfter = term.NotAfter,
        };
    }

    private sealed record Known(ServiceKey Key, string SerialNumber, long Revision, DateTimeOffset At);
}
