using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates.Services;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Certificates.Revocation;

/// <summary>
/// The revocation lists of both authorities (RFC 5280 5): full ones, numbered, with what is suspended and revoked now. A new one is made
/// as soon as a status changed, and when half of the last one's time is over.
/// </summary>
public sealed class RevocationLists
{
    private readonly Token _token;
    private readonly CertificateAuthority _authority;
    private readonly RevokedCertificates _revoked;
    private readonly IAuthorityStore _store;
    private readonly CertificateOptions _options;
    private readonly TimeProvider _time;
    /// <summary>After the token was found away: until then nobody asks it again, and nothing is read for a list that it could not sign.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<AuthorityRole, StoredRevocationList> _known = [];
    private readonly ConcurrentDictionary<AuthorityRole, DateTimeOffset> _pausedUntil = [];
    private readonly KeyedGate _turns = new();

    internal RevocationLists(
        Token token, CertificateAuthority authority, RevokedCertificates revoked, IAuthorityStore store, CertificateOptions options, TimeProvider time)
    {
        _token = token;
        _authority = authority;
        _revoked = revoked;
        _store = store;
        _options = options;
        _time = time;
    }

    /// <summary>The list that holds all changes made until now. While the token is away, and for seconds after, the last one as long as it is good.</summary>
    /// <param name="issuer">Root or Issuing.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="TokenUnavailableException">One must be made, the token cannot be used now, and there is none that is still good.</exception>
    public async Task<StoredRevocationList> CurrentAsync(AuthorityRole issuer, CancellationToken cancellationToken)
    {
        if (issuer is not (AuthorityRole.Root or AuthorityRole.Issuing))
            throw new ArgumentOutOfRangeException(nameof(issuer), issuer, "Issues no certificates.");
        if (_known.TryGetValue(issuer, out var known)
            && (IsPaused(issuer, known) || IsCurrent(known, await _store.StatusRevisionAsync(cancellationToken))))
            return known;
        using var turn = await _turns.EnterAsync(Guid.Empty, cancellationToken);
        return _known[issuer] = await NewestOrNextAsync(issuer, cancellationToken);
    }

    private async Task<StoredRevocationList> NewestOrNextAsync(AuthorityRole issuer, CancellationToken cancellationToken)
    {
        while (true)
        {
            var newest = await _store.NewestListAsync(issuer, cancellationToken);
            var revision = await _store.StatusRevisionAsync(cancellationToken);
            if (newest is not null && (IsPaused(issuer, newest) || IsCurrent(newest, revision)))
                return newest;
            if (newest?.NextUpdate > _time.GetUtcNow() && !(await _token.CheckAsync(cancellationToken)).IsReady)
                return PausedAt(newest);
            StoredRevocationList next;
            try
            {
                next = await MakeAsync(issuer, (newest?.Number ?? 0) + 1, revision, cancellationToken);
            }
            catch (Exception failure) when (KeysMissingException.IsUnavailable(failure) && newest?.NextUpdate > _time.GetUtcNow())
            {
                return PausedAt(newest);
            }
            // Otherwise another node was quicker; its list counts if it is as new as this one.
            if (await _store.TryAddListAsync(next, cancellationToken))
                return next;
        }
    }

    private StoredRevocationList PausedAt(StoredRevocationList newest)
    {
        _pausedUntil[newest.Issuer] = _time.GetUtcNow() + Pause;
        return newest;
    }

    private bool IsPaused(AuthorityRole issuer, StoredRevocationList last) =>
        _pausedUntil.TryGetValue(issuer, out var until) && _time.GetUtcNow() is var now && now < until && now < last.NextUpdate;

    private bool IsCurrent(StoredRevocationList list, long revision) =>
        list.Revision >= revision && list.NextUpdate - _time.GetUtcNow() > (list.NextUpdate - list.ThisUpdate) / 2;

    private async Task<StoredRevocationList> MakeAsync(
        AuthorityRole issuer, long number, long revision, CancellationToken cancellationToken)
    {
        var chain = await _authority.ChainAsync(cancellationToken);
        var certificate = issuer == AuthorityRole.Root ? chain.Root : chain.Issuing;
        var now = DateTimeOffset.FromUnixTimeSeconds(_time.GetUtcNow().ToUnixTimeSeconds());
        var validity = issuer == AuthorityRole.Root ? _options.RootCrlValidity : _options.CrlValidity;
        var builder = new CertificateRevocationListBuilder();
        await foreach (var entry in _revoked.OfAsync(issuer, now - validity - validity, cancellationToken))
            builder.AddEntry(Convert.FromHexString(entry.SerialNumber), entry.At, EntryReason(entry.Reason));
        var der = await _token.UseAsync(
            (Builder: builder, Issuer: certificate, Label: TokenLabels.OfIssuer(issuer), Number: number, Now: now, Next: now + validity),
            static (session, job) => job.Builder.Build(
                job.Issuer.SubjectName,
                new TokenSignatureGenerator(session, job.Label, job.Issuer.PublicKey),
                job.Number,
                job.Next,
                HashAlgorithmName.SHA256,
                X509AuthorityKeyIdentifierExtension.CreateFromCertificate(job.Issuer, includeKeyIdentifier: true, includeIssuerAndSerial: false),
                job.Now),
            cancellationToken);
        return new StoredRevocationList(issuer, number, revision, now, now + validity, der);
    }

    /// <summary>Unspecified is said by leaving the extension out (RFC 5280 5.3.1).</summary>
    private static X509RevocationReason? EntryReason(RevocationReason reason) =>
        reason == RevocationReason.Unspecified ? null : (X509RevocationReason)reason;
}
