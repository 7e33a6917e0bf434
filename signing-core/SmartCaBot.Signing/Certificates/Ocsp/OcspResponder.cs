using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Certificates.Revocation;
using SmartCaBot.Signing.Certificates.Services;
using SmartCaBot.Signing.Keys;

namespace SmartCaBot.Signing.Certificates.Ocsp;

/// <summary>
/// Answers which certificates are good (RFC 6960), for both authorities, each by a responder of its own. The status is read for every
/// question, so that a revocation shows at once; what is kept is the signature over an answer that still holds (RFC 5019).
/// </summary>
public sealed class OcspResponder
{
    private const int KeptAnswers = 4096;

    private readonly CertificateAuthority _authority;
    private readonly ServiceCertificates _services;
    private readonly RevokedCertificates _statuses;
    private readonly CertificateOptions _options;
    private readonly TimeProvider _time;
    private readonly SignedAnswers _kept = new(KeptAnswers);

    internal OcspResponder(
        CertificateAuthority authority, ServiceCertificates services, RevokedCertificates statuses, CertificateOptions options, TimeProvider time)
    {
        _authority = authority;
        _services = services;
        _statuses = statuses;
        _options = options;
        _time = time;
    }

    /// <summary>What came by the network, whatever it is: an OCSPRequest (DER), or not.</summary>
    public Task<OcspAnswer> AnswerAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken) =>
        AnswerAsync(request, Unlimited.EnterAsync, cancellationToken);

    /// <param name="request">What came by the network.</param>
    /// <param name="enter">Asked before a signature is made, for room; an answer that was signed before needs none. Null: no room, try later.</param>
    /// <param name="cancellationToken">Stops before the signature.</param>
    public async Task<OcspAnswer> AnswerAsync(
        ReadOnlyMemory<byte> request, Func<CancellationToken, ValueTask<IDisposable?>> enter, CancellationToken cancellationToken)
    {
        if (OcspRequest.Read(request) is not { } read)
            return Refused(OcspRefusal.MalformedRequest);
        try
        {
            return await AnswerAsync(read, enter, cancellationToken);
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return Refused(OcspRefusal.TryLater);
        }
    }

    /// <summary>An answer about one certificate, without a nonce, to be kept beside a signature.</summary>
    internal Task<OcspAnswer> AboutAsync(X509Certificate2 certificate, X509Certificate2 issuer, CancellationToken cancellationToken) =>
        AnswerAsync(new OcspRequest([CertificateIds.Of(certificate, issuer)], Nonce: null), Unlimited.EnterAsync, cancellationToken);

    private static OcspAnswer Refused(OcspRefusal refusal) => new(refusal.Encode(), ThisUpdate: null, NextUpdate: null);

    private static bool IsOf(CertificateId id, X509Certificate2 issuer) =>
        id.Hash is { } hash
        && id.IssuerName.AsSpan().SequenceEqual(CryptographicOperations.HashData(hash, issuer.SubjectName.RawData))
        && id.IssuerKey.AsSpan().SequenceEqual(CryptographicOperations.HashData(hash, issuer.PublicKey.EncodedKeyValue.RawData));

    /// <summary>The same question with the same status has the same answer.</summary>
    private static string KeyOf(CertificateId id, CertificateStatus status, ServiceKey responder)
    {
        var told = status is CertificateStatus.Revoked revoked
            ? string.Create(CultureInfo.InvariantCulture, $"{revoked.Reason} {revoked.At.Ticks}")
            : status.GetType().Name;
        return $"{Convert.ToHexString(id.Encoded)} {told} {responder.Certificate.SerialNumber}";
    }

    private async Task<OcspAnswer> AnswerAsync(
        OcspRequest request, Func<CancellationToken, ValueTask<IDisposable?>> enter, CancellationToken cancellationToken)
    {
        var chain = await _authority.ChainAsync(cancellationToken);
        // One responder speaks for one authority, and signs the whole answer.
        AuthorityRole? issuer = request.Certificates.All(id => IsOf(id, chain.Issuing)) ? AuthorityRole.Issuing
            : request.Certificates.All(id => IsOf(id, chain.Root)) ? AuthorityRole.Root
            : null;
        if (issuer is not { } asked)
            return Refused(OcspRefusal.Unauthorized);
        var answers = new List<SingleAnswer>();
        foreach (var id in request.Certificates)
            answers.Add(new(id, await _statuses.FindAsync(asked, id.SerialNumber, cancellationToken)));
        var responder = await _services.GetAsync(
            asked == AuthorityRole.Root ? AuthorityRole.RootResponder : AuthorityRole.IssuingResponder, cancellationToken);
        // What was never issued is not kept: anybody could fill the store with it.
        var mayKeep = request.Nonce is null && answers is [{ Status: not CertificateStatus.Unknown }];
        if (!mayKeep)
            return await SignAsync(responder, answers, request.Nonce, enter, cancellationToken);
        var key = KeyOf(answers[0].Id, answers[0].Status, responder);
        // Half of its time at least is left to whoever keeps it.
        if (_kept.Find(key, _time.GetUtcNow() + (_options.OcspValidity / 2)) is { } kept)
            return kept;
        var made = await SignAsync(responder, answers, nonce: null, enter, cancellationToken);
        if (made.NextUpdate is not null) _kept.Keep(key, made);
        return made;
    }

    private async Task<OcspAnswer> SignAsync(
        ServiceKey responder, IReadOnlyList<SingleAnswer> answers, byte[]? nonce, Func<CancellationToken, ValueTask<IDisposable?>> enter,
        CancellationToken cancellationToken)
    {
        using var room = await enter(cancellationToken);
        if (room is null) return Refused(OcspRefusal.TryLater);
        var now = DateTimeOffset.FromUnixTimeSeconds(_time.GetUtcNow().ToUnixTimeSeconds());
        var nextUpdate = now + _options.OcspValidity;
        var data = OcspResponseWriter.Data(responder.Certificate, answers, now, nextUpdate, nonce);
        var signature = await responder.SignAsync(data, cancellationToken);
        var der = OcspResponseWriter.Response(data, responder.AlgorithmIdentifier, signature, responder.Certificate);
        return new OcspAnswer(der, now, nonce is null ? nextUpdate : null);
    }

    /// <summary>Room for who has no need to wait: our own signatures.</summary>
    private sealed class Unlimited : IDisposable
    {
        private static readonly Unlimited Instance = new();

        public static ValueTask<IDisposable?> EnterAsync(CancellationToken cancellationToken) => new(Instance);

        public void Dispose()
        {
        }
    }
}
