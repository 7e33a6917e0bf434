using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Signing.Api.Bodies;
using SmartCaBot.Signing.Api.Clients;
using SmartCaBot.Signing.Api.Requests;
using SmartCaBot.Signing.Api.Sp769;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.External;

/// <summary>
/// <c>POST /rest/v2/signature/calculateHash</c> and <c>signExternal</c>: for integrators without a PDF library. The first makes a document ready for
/// a certificate and tells what its key must sign; the second puts the signature in, whoever made it, once it was found to be the certificate's.
/// </summary>
internal sealed class ExternalEndpoints(
    DocumentRequests requests, ClientLimits limits, SigningCore core, PreparedFiles prepared, IFileStore files, SigningApiOptions options, TimeProvider clock)
{
    private const string Success = "sigSuccess";
    private const string Refused = "sigFailed";
    private const int MostFiles = 10;
    private const int LongestText = 500;
    private const int Overhead = 64 * 1024;

    // Base64 takes four characters for three bytes.
    private long LongestBody => options.MaxFileBytes / 3 * 4 + Overhead;

    public Task<IResult> CalculateAsync(HttpContext http) => requests.ServeAsync(
        http, ExternalJson.Default.CalculateRequest, LongestBody, (request, client) => CalculateAsync(request, client, http.RequestAborted));

    public Task<IResult> FinishAsync(HttpContext http) => requests.ServeAsync(
        http, ExternalJson.Default.FinishRequest, JsonBody.Short, (request, client) => FinishAsync(request, client, http.RequestAborted));

    private async Task<IResult> CalculateAsync(CalculateRequest request, Integrator client, CancellationToken cancel)
    {
        if (request.SignFiles is not { Count: > 0 and <= MostFiles } wanted) return Wire.Refuse(Failure.Bad($"sign_files phải có từ 1 đến {MostFiles} phần tử"));
        if (!string.Equals(request.DigestAlgorithm ?? "sha256", "sha256", StringComparison.OrdinalIgnoreCase))
            return Wire.Refuse(Failure.Bad("digestAlgorithm chỉ hỗ trợ sha256"));
        if (wanted.Any(file => file?.SigOptions?.SignatureText?.Length > LongestText)) return Wire.Refuse(Failure.Bad($"signatureText dài nhất {LongestText} ký tự"));
        if (files.FreeBytes < 3 * options.MaxFileBytes) return Wire.Refuse(Failure.Unavailable);
        if (SignersCertificate.Read(request.SignerCert) is not var (certificate, algorithm))
            return Wire.Refuse(Failure.Bad("signerCert không phải chứng thư số hợp lệ"));
        using var signers = certificate;
        // Each document, and once more as people are shown it.
        if (!limits.MayKeep(client.ClientId, 2 * wanted.Sum(file => (file?.PdfContent?.Length ?? 0L) / 4 * 3))) return Wire.Refuse(Failure.TooMany);
        var signer = await SignerAsync(certificate, algorithm, cancel);
        var id = Guid.NewGuid();
        var hashes = new List<HashAnswer>(wanted.Count);
        foreach (var file in wanted) hashes.Add(await PrepareAsync(client.ClientId, id, file, signer, cancel));
        return new Json<CalculateAnswer>(new CalculateAnswer(200, Outcomes.Success, id.ToString(), hashes), ExternalJson.Default.CalculateAnswer);
    }

    private async Task<IResult> FinishAsync(FinishRequest request, Integrator client, CancellationToken cancel)
    {
        if (!Guid.TryParse(request.TranId, out var id)) return Wire.Refuse(Failure.TransactionUnknown);
        if (request.Signatures is not { Count: > 0 and <= MostFiles } made) return Wire.Refuse(Failure.Bad($"signatures phải có từ 1 đến {MostFiles} phần tử"));
        if (!PreparedFiles.AreApart(made.Select(one => one?.FileId))) return Wire.Refuse(Failure.Bad("mỗi fileID chỉ được có một lần"));
        var finished = new List<FinishedFile>(made.Count);
        foreach (var one in made)
        {
            var fileId = one?.FileId ?? "";
            if (await prepared.FindAsync(client.ClientId, id, fileId, cancel) is not { } found) return Wire.Refuse(Failure.TransactionUnknown);
            await using (found.Document) finished.Add(await FinishAsync(found.Document, found.Prepared, fileId, one!.Signature, cancel));
        }

        return new Json<FinishAnswer>(new FinishAnswer(200, Outcomes.Success, finished), ExternalJson.Default.FinishAnswer);
    }

    private async Task<HashAnswer> PrepareAsync(
        string clientId, Guid id, FileToPrepare? file, SigningCertificate signer, CancellationToken cancellationToken)
    {
        var bytes = new byte[file?.PdfContent?.Length ?? 0];
        if (!Convert.TryFromBase64String(file?.PdfContent ?? "", bytes, out var length) || length == 0) return new HashAnswer(Refused, null, null);
        using var document = new MemoryStream(bytes, 0, length);
        if (!SignatureLook.TryRead(file!.SigOptions, page => PdfPages.HeightOf(document, page), out var visible)) return new HashAnswer(Refused, null, null);
        var format = new PdfDocumentSigner(
            new PdfOptions { MaxBytes = options.MaxFileBytes, TimeZone = options.TimeZone, Signature = new PdfSignatureOptions { Visible = visible } });
        document.Position = 0;
        var preparation = await format.PrepareAsync(document, signer, new SignatureParameters(clock.GetUtcNow()), cancellationToken);
        if (preparation is not DocumentPreparation.Ready ready)
            return new HashAnswer($"{Refused}:{((DocumentPreparation.Refused)preparation).Why.Reason}", null, null);
        var kept = await prepared.KeepAsync(clientId, id, bytes[..length], ready, visible?.Page ?? 0, cancellationToken);
        return new HashAnswer(Success, Convert.ToBase64String(ready.Document.DigestToSign), kept);
    }

    private async Task<FinishedFile> FinishAsync(
        Stream document, PreparedDocument ready, string fileId, string? signature, CancellationToken cancellationToken)
    {
        var value = new byte[signature?.Length ?? 0];
        if (!Convert.TryFromBase64String(signature ?? "", value, out var length) || length == 0) return new FinishedFile(Refused, fileId, null);
        using var output = new MemoryStream((int)document.Length + ready.State.Length);
        try
        {
            var format = new PdfDocumentSigner(new PdfOptions { MaxBytes = options.MaxFileBytes });
            await format.FinishAsync(document, ready, value.AsMemory(0, length), output, cancellationToken);
        }
        catch (Exception error) when (error is CryptographicException or InvalidDataException)
        {
            // Not the certificate's, not over this document, or prepared of another.
            return new FinishedFile(Refused, fileId, null);
        }

        return new FinishedFile(Success, fileId, Convert.ToBase64String(output.GetBuffer(), 0, (int)output.Length));
    }

    /// <summary>With the authorities above it, when they are ours.</summary>
    private async Task<SigningCertificate> SignerAsync(X509Certificate2 certificate, SignatureAlgorithm algorithm, CancellationToken cancellationToken)
    {
        var chain = await core.Authority.ChainAsync(cancellationToken);
        return new SigningCertificate(
            certificate, certificate.IssuerName.RawData.AsSpan().SequenceEqual(chain.Issuing.SubjectName.RawData) ? [chain.Issuing, chain.Root] : [],
            algorithm);
    }

    private sealed class Json<T>(T value, JsonTypeInfo<T> type) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.CacheControl = "no-store";
            return httpContext.Response.WriteAsJsonAsync(value, type, contentType: null, httpContext.RequestAborted);
        }
    }
}
