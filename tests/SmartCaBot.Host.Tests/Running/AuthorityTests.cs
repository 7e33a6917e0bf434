using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Host.Authority;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Tests.Running;

/// <summary>What verifiers ask the authority over HTTP, of one running host.</summary>
public sealed class AuthorityTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Verifiers_get_lists_answers_and_stamps_and_a_revocation_by_command_shows_at_once()
    {
        await using var running = new RunningHost();
        await running.StartAsync();
        using var client = running.Host.Client();
        var root = await PemAsync(running, client, "root");
        var issuing = await PemAsync(running, client, "issuing");

        // Stamps.
        var question = Rfc3161TimestampRequest.CreateFromData("nội dung"u8, HashAlgorithmName.SHA256, requestSignerCertificates: true);
        using var stamped = await PostAsync(client, "/tsa", "application/timestamp-query", question.Encode());
        Assert.Equal("application/timestamp-reply", stamped.Content.Headers.ContentType!.MediaType);
        var stamp = question.ProcessResponse(await stamped.Content.ReadAsByteArrayAsync(Cancel), out _);
        Assert.True(stamp.VerifySignatureForData("nội dung"u8, out var stamper));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await PostAsync(client, "/tsa", "text/plain", question.Encode())).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync(client, "/tsa", "application/timestamp-query", new byte[2000])).StatusCode);

        var foreign = new ForeignTimeStamps(client, new TimeStampSettings { Url = new Uri(running.Host.Address, "/tsa"), Policy = "2.999.1.2" });
        Assert.IsType<TimeStampOutcome.Stamped>(await foreign.StampAsync(SHA256.HashData("x"u8), Cancel));

        // The stamper's status: openssl by POST; by GET as caches see it; and after it was revoked by a command.
        await File.WriteAllTextAsync(running.File("tsa.pem"), stamper.ExportCertificatePem(), Cancel);
        string[] ocsp = ["ocsp", "-issuer", issuing, "-cert", running.File("tsa.pem"), "-CAfile", root, "-verify_other", issuing];
        var url = new Uri(running.Host.Address, "/ocsp").ToString();
        Assert.Contains(": good", await OpenSslAsync([.. ocsp, "-url", url]), StringComparison.Ordinal);
        await OpenSslAsync([.. ocsp, "-no_nonce", "-reqout", running.File("q.der")]);
        var get = $"/ocsp/{Uri.EscapeDataString(Convert.ToBase64String(await File.ReadAllBytesAsync(running.File("q.der"), Cancel)))}";
        using var first = await client.GetAsync(get, Cancel);
        Assert.Equal((HttpStatusCode.OK, "application/ocsp-response"), (first.StatusCode, first.Content.Headers.ContentType!.MediaType));
        Assert.InRange(first.Headers.CacheControl!.MaxAge!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        using var conditional = new HttpRequestMessage(HttpMethod.Get, get);
        conditional.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(conditional, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/ocsp", Cancel)).StatusCode);

        var list = await CrlAsync(client, "issuing");
        var revoked = await running.CommandAsync("certificate", "revoke", stamper.SerialNumber, "--reason", "KeyCompromise", "--as", "canbo1");
        Assert.Equal((0, "Done"), (revoked.Code, revoked.Output.Trim()));
        Assert.Contains("Reason: keyCompromise", await OpenSslAsync([.. ocsp, "-url", url]), StringComparison.Ordinal);
        Assert.NotEqual(first.Headers.ETag, (await client.GetAsync(get, Cancel)).Headers.ETag);
        var next = await CrlAsync(client, "issuing");
        Assert.DoesNotContain(Convert.ToHexString(stamper.SerialNumberBytes.Span), Convert.ToHexString(list), StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexString(stamper.SerialNumberBytes.Span), Convert.ToHexString(next), StringComparison.Ordinal);
        await CrlAsync(client, "root");
        Assert.Matches("TimeStamps +1 .* Revoked KeyCompromise", (await running.CommandAsync("certificate", "list")).Output);
        Assert.Equal(2, (await running.CommandAsync("certificate", "revoke", stamper.SerialNumber, "--reason", "CertificateHold")).Code);
        foreach (var verb in new[] { "show", "suspend" })
        {
            var unknown = await running.CommandAsync("certificate", verb, "54:01:aa");
            Assert.Equal(1, unknown.Code);
            Assert.StartsWith("No certificate here has the serial number 5401AA.", unknown.Output, StringComparison.Ordinal);
        }
    }

    /// <summary>Waits until the authorities have been made.</summary>
    private static async Task<string> PemAsync(RunningHost running, HttpClient client, string name)
    {
        while (true)
        {
            using var answer = await client.GetAsync($"/ca/{name}.crt", Cancel);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                using var certificate = X509CertificateLoader.LoadCertificate(await answer.Content.ReadAsByteArrayAsync(Cancel));
                await File.WriteAllTextAsync(running.File($"{name}.pem"), certificate.ExportCertificatePem(), Cancel);
                return running.File($"{name}.pem");
            }
            await Task.Delay(200, Cancel);
        }
    }

    private static async Task<byte[]> CrlAsync(HttpClient client, string name)
    {
        using var answer = await client.GetAsync($"/crl/{name}.crl", Cancel);
        Assert.Equal("application/pkix-crl", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsByteArrayAsync(Cancel);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string mediaType, byte[] body) =>
        client.PostAsync(path, new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } }, Cancel);

    private static async Task<string> OpenSslAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("openssl", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(Cancel);
        var text = await process.StandardOutput.ReadToEndAsync(Cancel) + await error;
        await process.WaitForExitAsync(Cancel);
        Assert.True(process.ExitCode == 0, text);
        return text;
    }
}
