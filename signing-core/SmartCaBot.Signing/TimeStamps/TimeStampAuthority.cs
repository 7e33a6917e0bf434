using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Certificates.Services;
using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.TimeStamps;

/// <summary>Our own time-stamp authority (RFC 3161, RFC 5816); its key is in the token.</summary>
public sealed class TimeStampAuthority : ITimeStamps
{
    private readonly ServiceCertificates _services;
    private readonly CertificateAuthority _authority;
    private readonly TimeStampSerials _serials;
    private readonly TimeStampOptions _options;
    private readonly TimeProvider _time;

    internal TimeStampAuthority(
        ServiceCertificates services, CertificateAuthority authority, IAuthorityStore store, TimeStampOptions options, TimeProvider time)
    {
        _services = services;
        _authority = authority;
        _serials = new TimeStampSerials(store);
        _options = options;
        _time = time;
    }

    public async Task<TimeStampOutcome> StampAsync(ReadOnlyMemory<byte> sha256, CancellationToken cancellationToken)
    {
        if (sha256.Length != SHA256.HashSizeInBytes)
            throw new ArgumentException("Not a SHA-256 digest.", nameof(sha256));
        var request = Rfc3161TimestampRequest.CreateFromHash(sha256, HashAlgorithmName.SHA256, requestSignerCertificates: true);
        try
        {
            var (token, at) = await MakeAsync(request, cancellationToken);
            return new TimeStampOutcome.Stamped(token, at);
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return new TimeStampOutcome.Unavailable(failure.Message);
        }
    }

    /// <summary>What came by the network, whatever it is: a TimeStampReq, or not.</summary>
    /// <returns>TimeStampResp, DER.</returns>
    public async Task<byte[]> AnswerAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        if (!Rfc3161TimestampRequest.TryDecode(request, out var read, out var consumed) || consumed != request.Length)
            return TimeStampResponse.Rejected(TimeStampFailure.BadDataFormat);
        if (Objection(read) is var objection and not TimeStampFailure.None)
            return TimeStampResponse.Rejected(objection);
        try
        {
            return TimeStampResponse.Granted((await MakeAsync(read, cancellationToken)).Token);
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return TimeStampResponse.Rejected(TimeStampFailure.SystemFailure);
        }
    }

    private static int LengthOf(string? oid) => oid switch
    {
        CmsOids.Sha256 => SHA256.HashSizeInBytes,
        CmsOids.Sha384 => SHA384.HashSizeInBytes,
        CmsOids.Sha512 => SHA512.HashSizeInBytes,
        _ => 0,
    };

    private TimeStampFailure Objection(Rfc3161TimestampRequest request)
    {
        var length = LengthOf(request.HashAlgorithmId.Value);
        if (request.Version != 1)
            return TimeStampFailure.BadRequest;
        if (length == 0)
            return TimeStampFailure.BadAlgorithm;
        if (request.GetMessageHash().Length != length)
            return TimeStampFailure.BadDataFormat;
        if (request.RequestedPolicyId is { } policy && policy.Value != _options.PolicyOid)
            return TimeStampFailure.UnacceptedPolicy;
        return request.HasExtensions ? TimeStampFailure.UnacceptedExtension : TimeStampFailure.None;
    }

    private async Task<(byte[] Token, DateTimeOffset At)> MakeAsync(Rfc3161TimestampRequest request, CancellationToken cancellationToken)
    {
        var key = await _services.GetAsync(AuthorityRole.TimeStamps, cancellationToken);
        var chain = await _authority.ChainAsync(cancellationToken);
        var serial = await _serials.NextAsync(cancellationToken);
        // Milliseconds: finer parts promise more than any clock here holds.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(_time.GetUtcNow().ToUnixTimeMilliseconds());
        var info = new Rfc3161TimestampTokenInfo(
            new Oid(_options.PolicyOid), request.HashAlgorithmId, request.GetMessageHash(), serial, now,
            (long)_options.Accuracy.TotalMicroseconds, isOrdering: false, request.GetNonce());
        X509Certificate2[] along = request.RequestSignerCertificate ? [key.Certificate, chain.Issuing] : [];
        return (await TimeStampTokenWriter.WriteAsync(info.Encode(), key, along, cancellationToken), now);
    }
}
