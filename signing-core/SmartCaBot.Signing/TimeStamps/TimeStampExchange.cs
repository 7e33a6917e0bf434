using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.TimeStamps;

/// <summary>
/// One question to another's time-stamp authority: the request, and the check of what came back. The way between is the caller's
/// (RFC 3161 3.4: POST application/timestamp-query).
/// </summary>
public sealed class TimeStampExchange
{
    private const int NonceBytes = 16;

    private readonly Rfc3161TimestampRequest _request;

    /// <param name="sha256">Digest of what is stamped, 32 bytes.</param>
    /// <param name="policyOid">The policy that the stamp must have; null: any.</param>
    public TimeStampExchange(ReadOnlyMemory<byte> sha256, string? policyOid)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        nonce[0] = (byte)((nonce[0] & 0x7F) | 0x40); // positive, and of full length
        _request = Rfc3161TimestampRequest.CreateFromHash(
            sha256, HashAlgorithmName.SHA256, policyOid is null ? null : new Oid(policyOid), nonce, requestSignerCertificates: true);
    }

    /// <summary>TimeStampReq, DER.</summary>
    public byte[] Request => _request.Encode();

    /// <summary>
    /// Takes a TimeStampResp apart. Stamped only when its status is granted, imprint, nonce and policy are those asked for, and the token
    /// verifies with the certificate in it, whose one purpose, critical, is time stamping. Whether that certificate is trusted is not
    /// looked at.
    /// </summary>
    public TimeStampOutcome Read(ReadOnlyMemory<byte> response)
    {
        try
        {
            var token = _request.ProcessResponse(response, out _);
            if (TimeStampResponse.TokenOf(response) is not { Length: <= ITimeStamps.LongestToken } encoded)
                return new TimeStampOutcome.Unavailable("The token is too long.");
            return new TimeStampOutcome.Stamped(encoded, token.TokenInfo.Timestamp);
        }
        catch (Exception refused) when (refused is CryptographicException or AsnContentException)
        {
            return new TimeStampOutcome.Unavailable(refused.Message);
        }
    }
}
