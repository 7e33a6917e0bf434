using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Pkcs11;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Certificates.Ocsp;
using SmartCaBot.Signing.Certificates.Services;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Certificates;

[Collection(TokenCollection.Name)]
public sealed class OcspResponderTests(TokenFixture token) : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly Office _office = new(token);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData]
    [InlineData("-no_nonce", "-sha256")]
    public async Task Openssl_asks_and_hears_what_became_of_a_certificate(params string[] options)
    {
        var credential = await _office.EnrolAsync();
        Assert.Contains(": good", await AskAsync(credential.Certificate, options), StringComparison.Ordinal);

        await _office.Core.Credentials.SuspendAsync(credential.Id, Office.Subject, Cancel);
        var held = await AskAsync(credential.Certificate, options);
        Assert.Contains(": revoked", held, StringComparison.Ordinal);
        Assert.Contains("Reason: certificateHold", held, StringComparison.Ordinal);

        await _office.Core.Credentials.ResumeAsync(credential.Id, "officer-1", Cancel);
        Assert.Contains(": good", await AskAsync(credential.Certificate, options), StringComparison.Ordinal);

        await _office.Core.Credentials.RevokeAsync(credential.Id, "officer-1", RevocationReason.KeyCompromise, Cancel);
        Assert.Contains("Reason: keyCompromise", await AskAsync(credential.Certificate, options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_was_never_issued_is_unknown_even_under_our_own_name()
    {
        var elsewhere = new Office(token); // the same authority, another register

        var answer = await AskAsync((await elsewhere.EnrolAsync()).Certificate);

        Assert.Contains(": unknown", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_roots_responder_speaks_for_the_issuing_authority()
    {
        var chain = await ChainAsync();
        await _office.Core.RegisterAuthoritiesAsync(Cancel);

        Assert.Contains(": good", await AskAsync(chain.Issuing.RawData, issuer: chain.Root), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_a_nonce_is_signed_once_until_half_of_its_time_is_over()
    {
        var credential = await _office.EnrolAsync();
        var request = await RequestAsync(credential.Certificate, "-no_nonce");
        var first = await _office.Core.Responder.AnswerAsync(request, Cancel);
        _office.Time.Advance(TimeSpan.FromMinutes(29));

        var second = await _office.Core.Responder.AnswerAsync(request, Cancel);
        _office.Time.Advance(TimeSpan.FromMinutes(2));
        var third = await _office.Core.Responder.AnswerAsync(request, Cancel);

        Assert.Same(first, second);
        Assert.NotSame(first, third);
        Assert.Equal(TimeSpan.FromHours(1), third.NextUpdate - third.ThisUpdate);
        Assert.Null((await _office.Core.Responder.AnswerAsync(await RequestAsync(credential.Certificate), Cancel)).NextUpdate);
    }

    [Fact]
    public async Task What_is_no_question_to_us_is_refused()
    {
        var stranger = new CertificateRequest("CN=x", System.Security.Cryptography.ECDsa.Create(), System.Security.Cryptography.HashAlgorithmName.SHA256)
            .CreateSelfSigned(_office.Time.GetUtcNow(), _office.Time.GetUtcNow().AddDays(1));
        var id = CertificateIds.Of(stranger, (await ChainAsync()).Issuing);

        Assert.Equal(OcspRefusal.MalformedRequest, await RefusalAsync([]));
        Assert.Equal(OcspRefusal.MalformedRequest, await RefusalAsync([0x30, 0x03, 0x02, 0x01, 0x00]));
        Assert.Equal(OcspRefusal.MalformedRequest, await RefusalAsync(Request([])));
        Assert.Equal(OcspRefusal.MalformedRequest, await RefusalAsync(Request([.. Enumerable.Repeat(id.Encoded, 17)])));
        Assert.Equal(OcspRefusal.MalformedRequest, await RefusalAsync(Request([id.Encoded], Array.Empty<byte>())));
        Assert.Equal(OcspRefusal.MalformedRequest, await RefusalAsync(Request([id.Encoded], new byte[129])));
        Assert.Null(await RefusalAsync(Request([id.Encoded], new byte[128])));
        Assert.Equal(OcspRefusal.MalformedRequest, await RefusalAsync(Request([id.Encoded], [1], "1.2.3.4", isCritical: true)));
        Assert.Null(await RefusalAsync(Request([id.Encoded], [1], "1.2.3.4")));
        Assert.Equal(OcspRefusal.Unauthorized, await RefusalAsync(Request([CertificateIds.Of(stranger, stranger).Encoded])));
    }

    [Fact]
    public async Task Its_certificate_is_short_lived_and_renewed_by_itself_with_the_same_key()
    {
        var credential = await _office.EnrolAsync();
        await AskAsync(credential.Certificate);
        var first = await _office.Authority.NewestAsync(AuthorityRole.IssuingResponder, Cancel);
        var text = await OpenSsl.MustAsync("x509", "-inform", "DER", "-in", _scratch.Write("ocsp.cer", first!.Certificate), "-noout", "-text");
        Assert.Contains("OCSP Signing", text, StringComparison.Ordinal);
        Assert.Contains("OCSP No Check", text, StringComparison.Ordinal);
        Assert.InRange(first.NotAfter - first.NotBefore, TimeSpan.FromDays(30), TimeSpan.FromDays(30) + TimeSpan.FromMinutes(5));
        _office.Time.Advance(TimeSpan.FromDays(21));

        await AskAsync(credential.Certificate, ["-no_nonce"], at: _office.Time.GetUtcNow());

        var second = await _office.Authority.NewestAsync(AuthorityRole.IssuingResponder, Cancel);
        Assert.Equal((2, first.KeyLabel), (second!.Number, second.KeyLabel));
        // By a clock that is a little behind, it has begun too.
        Assert.Equal(_office.Time.GetUtcNow() - TimeSpan.FromMinutes(5), second.NotBefore, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task One_that_is_due_and_cannot_be_renewed_answers_while_it_is_good()
    {
        var request = await RequestAsync((await _office.EnrolAsync()).Certificate, "-no_nonce");
        await _office.Core.Responder.AnswerAsync(request, Cancel);
        var first = await _office.Authority.NewestAsync(AuthorityRole.IssuingResponder, Cancel);
        // Its key cannot be certified there: it is of another kind than the settings say.
        var elsewhere = _office.NewCore(
            token, _office.Options with { Certificates = _office.Options.Certificates with { AuthorityAlgorithm = KeyAlgorithm.P256 } });
        _office.Time.Advance(TimeSpan.FromDays(21));

        Assert.Null(StatusOf(await elsewhere.Responder.AnswerAsync(request, Cancel)));

        Assert.Equal(first!.SerialNumber, (await _office.Authority.NewestAsync(AuthorityRole.IssuingResponder, Cancel))!.SerialNumber);
        _office.Time.Advance(TimeSpan.FromDays(10));
        Assert.Equal(OcspRefusal.TryLater, StatusOf(await elsewhere.Responder.AnswerAsync(request, Cancel)));
    }

    [Fact]
    public async Task Where_there_is_no_room_what_was_signed_before_is_answered_and_the_rest_is_told_to_try_later()
    {
        var credential = await _office.EnrolAsync();
        var known = await RequestAsync(credential.Certificate, "-no_nonce");
        var first = await _office.Core.Responder.AnswerAsync(known, Cancel);

        Assert.Same(first, await _office.Core.Responder.AnswerAsync(known, static _ => new ValueTask<IDisposable?>((IDisposable?)null), Cancel));
        var refused = await _office.Core.Responder.AnswerAsync(
            await RequestAsync(credential.Certificate), static _ => new ValueTask<IDisposable?>((IDisposable?)null), Cancel);
        Assert.Equal(OcspRefusal.TryLater, StatusOf(refused));
    }

    public void Dispose() => _scratch.Dispose();

    private static byte[] Request(byte[][] ids, byte[]? nonce = null, string oid = OcspOids.Nonce, bool isCritical = false)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                foreach (var id in ids)
                {
                    using (writer.PushSequence())
                        writer.WriteEncodedValue(id);
                }
            }
            if (nonce is not null)
            {
                using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 2)))
                using (writer.PushSequence())
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(oid);
                    if (isCritical)
                        writer.WriteBoolean(true);
                    using (writer.PushOctetString())
                        writer.WriteOctetString(nonce);
                }
            }
        }
        return writer.Encode();
    }

    private ValueTask<AuthorityChain> ChainAsync() => _office.Core.Authority.ChainAsync(Cancel);

    private async Task<OcspRefusal?> RefusalAsync(byte[] request)
    {
        var answer = await _office.Core.Responder.AnswerAsync(request, Cancel);
        return StatusOf(answer);
    }

    private static OcspRefusal? StatusOf(OcspAnswer answer)
    {
        var status = new AsnReader(answer.Der, AsnEncodingRules.DER).ReadSequence().ReadEnumeratedBytes().Span[0];
        return status == 0 ? null : (OcspRefusal)status;
    }

    private async Task<byte[]> RequestAsync(byte[] certificate, params string[] options)
    {
        var chain = await ChainAsync();
        await OpenSsl.MustAsync(
            ["ocsp", .. options, "-issuer", _scratch.Pem("issuer.pem", chain.Issuing), "-cert", Pem(certificate), "-reqout", _scratch.Path("q.der")]);
        return await File.ReadAllBytesAsync(_scratch.Path("q.der"), Cancel);
    }

    private string Pem(byte[] certificate)
    {
        using var loaded = X509CertificateLoader.LoadCertificate(certificate);
        return _scratch.Pem("asked.pem", loaded);
    }

    /// <summary>What openssl says after it has verified the answer: signature, path, nonce and time.</summary>
    private async Task<string> AskAsync(byte[] certificate, string[]? options = null, X509Certificate2? issuer = null, DateTimeOffset? at = null)
    {
        var chain = await ChainAsync();
        string[] question = [.. options ?? [], "-issuer", _scratch.Pem("issuer.pem", issuer ?? chain.Issuing), "-cert", Pem(certificate)];
        await OpenSsl.MustAsync(["ocsp", .. question, "-reqout", _scratch.Path("q.der")]);
        var request = await File.ReadAllBytesAsync(_scratch.Path("q.der"), Cancel);
        var answer = _scratch.Write("r.der", (await _office.Core.Responder.AnswerAsync(request, Cancel)).Der);
        var text = await OpenSsl.MustAsync(
            [
                "ocsp", .. question, "-no_nonce", "-reqin", _scratch.Path("q.der"), "-respin", answer, "-CAfile", _scratch.Pem("root.pem", chain.Root),
                "-verify_other", _scratch.Pem("others.pem", chain.Issuing),
                .. at is not null ? ["-no_check_time", "-validity_period", "9999999"] : Array.Empty<string>(),
            ]);
        Assert.Contains("Response verify OK", text, StringComparison.Ordinal);
        Assert.DoesNotContain("WARNING", at is null && options?.Contains("-no_nonce") != true ? text : "", StringComparison.Ordinal);
        return text;
    }
}
