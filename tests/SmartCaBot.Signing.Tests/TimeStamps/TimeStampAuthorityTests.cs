using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Certificates.Services;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Signing.Tests.Support;
using SmartCaBot.Signing.TimeStamps;

namespace SmartCaBot.Signing.Tests.TimeStamps;

[Collection(TokenCollection.Name)]
public sealed class TimeStampAuthorityTests(TokenFixture token) : IDisposable
{
    private static readonly byte[] Content = "nội dung"u8.ToArray();

    private readonly Scratch _scratch = new();
    private readonly Office _office = new(token);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("-cert")]
    [InlineData("-no_nonce")]
    [InlineData("-sha512", "-cert", "-tspolicy", "2.999.1.2")]
    public async Task Openssl_asks_and_verifies_the_answer(params string[] options)
    {
        var query = _scratch.Path("q.tsq");
        await OpenSsl.MustAsync(["ts", "-query", "-data", _scratch.Write("data", Content), "-out", query, .. options]);

        var reply = await _office.Core.TimeStamps.AnswerAsync(await File.ReadAllBytesAsync(query, Cancel), Cancel);

        var answer = _scratch.Write("r.tsr", reply);
        var text = await OpenSsl.MustAsync("ts", "-reply", "-in", answer, "-text");
        Assert.Contains("Policy OID: 2.999.1.2", text, StringComparison.Ordinal);
        Assert.Contains("Accuracy: 0x01 seconds", text, StringComparison.Ordinal);
        var chain = await _office.Core.Authority.ChainAsync(Cancel);
        var service = await _office.Authority.NewestAsync(AuthorityRole.TimeStamps, Cancel);
        using var stamper = X509CertificateLoader.LoadCertificate(service!.Certificate);
        var verified = await OpenSsl.MustAsync(
            "ts", "-verify", "-queryfile", query, "-in", answer, "-CAfile", _scratch.Pem("root.pem", chain.Root), "-untrusted",
            _scratch.Pem("others.pem", chain.Issuing, stamper));
        Assert.Contains("Verification: OK", verified, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificates_come_along_only_when_asked_for()
    {
        var with = await AskAsync(Rfc3161TimestampRequest.CreateFromData(Content, HashAlgorithmName.SHA256, requestSignerCertificates: true));
        var without = await AskAsync(Rfc3161TimestampRequest.CreateFromData(Content, HashAlgorithmName.SHA256, requestSignerCertificates: false));

        Assert.Equal(2, with.AsSignedCms().Certificates.Count);
        Assert.Empty(without.AsSignedCms().Certificates);
        Assert.NotEqual(with.TokenInfo.GetSerialNumber(), without.TokenInfo.GetSerialNumber());
        Assert.True(with.TokenInfo.GetSerialNumber().Length >= 8);
    }

    [Fact]
    public async Task A_stamp_of_our_own_is_what_was_asked_for()
    {
        var digest = SHA256.HashData(Content);

        var stamped = Assert.IsType<TimeStampOutcome.Stamped>(await _office.Core.TimeStamps.StampAsync(digest, Cancel));

        Assert.True(Rfc3161TimestampToken.TryDecode(stamped.Token, out var read, out _));
        Assert.True(read.VerifySignatureForHash(digest, HashAlgorithmName.SHA256, out var signer));
        Assert.Equal("SmartCaBot TSA", signer.GetNameInfo(X509NameType.SimpleName, forIssuer: false));
        // The platform reads fractions a tick off.
        Assert.Equal(stamped.At, read.TokenInfo.Timestamp, TimeSpan.FromMilliseconds(1));
        Assert.Equal(_office.Time.GetUtcNow(), stamped.At, TimeSpan.FromMilliseconds(1));
        Assert.InRange(stamped.Token.Length, 1000, ITimeStamps.LongestToken);
    }

    [Fact]
    public async Task What_it_does_not_do_is_rejected_with_the_reason()
    {
        Assert.Contains("wrong format", await RejectionAsync([1, 2, 3]), StringComparison.Ordinal);
        Assert.Contains("unsupported algorithm", await RejectionAsync(Rfc3161TimestampRequest.CreateFromHash(new byte[20], HashAlgorithmName.SHA1).Encode()), StringComparison.Ordinal);
        Assert.Contains("wrong format", await RejectionAsync(Rfc3161TimestampRequest.CreateFromHash(new byte[31], HashAlgorithmName.SHA256).Encode()), StringComparison.Ordinal);
        Assert.Contains(
            "requested TSA policy is not supported",
            await RejectionAsync(Rfc3161TimestampRequest.CreateFromHash(new byte[32], HashAlgorithmName.SHA256, new Oid("1.2.3.4")).Encode()),
            StringComparison.Ordinal);
        X509ExtensionCollection extensions = [new X509Extension("1.2.3.4", [0x05, 0x00], critical: false)];
        Assert.Contains(
            "requested extension is not supported",
            await RejectionAsync(Rfc3161TimestampRequest.CreateFromHash(new byte[32], HashAlgorithmName.SHA256, extensions: extensions).Encode()),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_never_come_twice_even_from_two_nodes()
    {
        var other = _office.NewCore(token);
        var request = Rfc3161TimestampRequest.CreateFromData(Content, HashAlgorithmName.SHA256).Encode();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? _office.Core : other).TimeStamps.AnswerAsync(request, Cancel)));

        var serials = answers.Select(answer => Convert.ToHexString(Token(answer).TokenInfo.GetSerialNumber().Span)).ToHashSet();
        Assert.Equal(answers.Length, serials.Count);
    }

    [Fact]
    public async Task It_is_renewed_in_time_with_a_new_key_and_told_to_the_log()
    {
        var first = await AskAsync();
        _office.Time.Advance(TimeSpan.FromDays(365 * 4));

        var second = await AskAsync();

        var certificates = await _office.Authority.CertificatesAsync(Cancel);
        Assert.Equal([1, 2], certificates.Select(c => c.Number));
        Assert.NotEqual(certificates[0].KeyLabel, certificates[1].KeyLabel);
        Assert.True(first.VerifySignatureForData(Content, out _));
        Assert.True(second.VerifySignatureForData(Content, out _));
        Assert.Equal(2, _office.Store.Log.Count(r => r.Event.Kind == AuditKind.AuthorityCertificateIssued));
    }

    [Fact]
    public async Task Once_it_is_revoked_the_next_stamp_is_of_a_new_key()
    {
        await AskAsync();
        var first = await _office.Authority.NewestAsync(AuthorityRole.TimeStamps, Cancel);
        await _office.Core.RevokeAuthorityCertificateAsync(first!.SerialNumber, RevocationReason.KeyCompromise, "officer-1", Cancel);

        var next = await AskAsync();

        var second = await _office.Authority.NewestAsync(AuthorityRole.TimeStamps, Cancel);
        Assert.NotEqual(first.KeyLabel, second!.KeyLabel);
        Assert.Contains(next.AsSignedCms().Certificates, certificate => certificate.SerialNumber == second.SerialNumber);
        Assert.Contains(
            _office.Store.Log, record => record.Event.Kind == AuditKind.AuthorityCertificateRevoked && record.Event.Reference == first.SerialNumber);
    }

    [Fact]
    public async Task Of_another_authoritys_answer_everything_is_checked()
    {
        var digest = SHA256.HashData(Content);
        var exchange = new TimeStampExchange(digest, "2.999.1.2");
        var good = await _office.Core.TimeStamps.AnswerAsync(exchange.Request, Cancel);
        Assert.IsType<TimeStampOutcome.Stamped>(exchange.Read(good));

        // Another's nonce, another imprint, another policy, a rejection, a flipped bit, nothing at all.
        var other = new TimeStampExchange(digest, "2.999.1.2");
        Assert.IsType<TimeStampOutcome.Unavailable>(other.Read(good));
        Assert.IsType<TimeStampOutcome.Unavailable>(new TimeStampExchange(new byte[32], null).Read(good));
        var elsewhere = new Office(token, o => o with { TimeStamps = new TimeStampOptions { PolicyOid = "2.999.7" } });
        var anyPolicy = new TimeStampExchange(digest, null);
        Assert.IsType<TimeStampOutcome.Stamped>(anyPolicy.Read(await elsewhere.Core.TimeStamps.AnswerAsync(anyPolicy.Request, Cancel)));
        Assert.IsType<TimeStampOutcome.Unavailable>(other.Read(await elsewhere.Core.TimeStamps.AnswerAsync(other.Request, Cancel)));
        var broken = good.ToArray();
        broken[^1] ^= 1;
        Assert.IsType<TimeStampOutcome.Unavailable>(exchange.Read(broken));
        Assert.IsType<TimeStampOutcome.Unavailable>(exchange.Read(Array.Empty<byte>()));
    }

    public void Dispose() => _scratch.Dispose();

    private static Rfc3161TimestampToken Token(byte[] answer)
    {
        Assert.True(Rfc3161TimestampToken.TryDecode(TimeStampResponse.TokenOf(answer)!, out var read, out _));
        return read;
    }

    private async Task<Rfc3161TimestampToken> AskAsync(Rfc3161TimestampRequest? request = null) => Token(
        await _office.Core.TimeStamps.AnswerAsync(
            (request ?? Rfc3161TimestampRequest.CreateFromData(Content, HashAlgorithmName.SHA256, requestSignerCertificates: true)).Encode(), Cancel));

    private async Task<string> RejectionAsync(byte[] request)
    {
        var answer = _scratch.Write("rejected.tsr", await _office.Core.TimeStamps.AnswerAsync(request, Cancel));
        var (_, text) = await OpenSsl.RunAsync("ts", "-reply", "-in", answer, "-text");
        Assert.Contains("Status: Rejected", text, StringComparison.Ordinal);
        return text;
    }
}
