using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Signing.Api.Clients;
using SmartCaBot.Signing.Api.Csc.Access;
using SmartCaBot.Signing.Api.Csc.Wire;

namespace SmartCaBot.Signing.Api.Csc.Signatures;

/// <summary>signatures/timestamp (CSC v1 11.10, v2 11.13): our own authority's token over a digest.</summary>
internal sealed class TimestampEndpoint(BearerAccess access, SigningCore core)
{
    private const int LongestNonce = 64;

    public async Task<IResult> AnswerAsync(HttpContext http, Dialect dialect)
    {
        if (await CscAnswer.ReadAsync(http, CscRequestJson.Default.TimestampRequest) is not { } request) return CscAnswer.Refuse(CscFailure.NotJson);
        var (_, refusal) = await access.EnterAsync(http, dialect, ClientScopes.Sign, signs: true);
        if (refusal is not null) return CscAnswer.Refuse(refusal);
        if (request.Hash is not { } hash) return CscAnswer.Refuse(CscFailure.Missing("hash"));
        if (hash.Length == 0) return CscAnswer.Refuse(CscFailure.Bad("Empty hash parameter"));
        if (DigestList.One(hash) is not { } digest) return CscAnswer.Refuse(CscFailure.NotBase64);
        if (request.HashAlgo is not { } algorithm || HashAlgorithms.LengthOf(algorithm) is not { } length) return CscAnswer.Refuse(CscFailure.Invalid("hashAlgo"));
        if (digest.Length != length) return CscAnswer.Refuse(CscFailure.WrongDigestLength);
        if (!TryNonce(request.Nonce, out var nonce)) return CscAnswer.Refuse(CscFailure.Invalid("nonce"));
        var question = Rfc3161TimestampRequest.CreateFromHash(digest, new Oid(algorithm), nonce: nonce, requestSignerCertificates: true);
        var answer = await core.TimeStamps.AnswerAsync(question.Encode(), http.RequestAborted);
        try
        {
            var token = question.ProcessResponse(answer, out _);
            return CscAnswer.Ok(new TimestampAnswer(Convert.ToBase64String(token.AsSignedCms().Encode())), CscJson.Default.TimestampAnswer);
        }
        catch (CryptographicException)
        {
            // Rejected: what can be wrong with a question was looked at above, so the token cannot be used now.
            return CscAnswer.Refuse(CscFailure.Unavailable);
        }
    }

    private static bool TryNonce(string? hex, out ReadOnlyMemory<byte>? nonce)
    {
        nonce = null;
        if (hex is null) return true;
        if (hex.Length is 0 or > LongestNonce || !hex.All(char.IsAsciiHexDigit)) return false;
        nonce = Convert.FromHexString(hex.Length % 2 == 0 ? hex : "0" + hex);
        return true;
    }
}
