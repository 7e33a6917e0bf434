using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Cms;

public class CmsVerifierTests
{
    private static readonly byte[] Content = "Tờ khai hải quan số 12"u8.ToArray();

    [Fact]
    public async Task Changed_content_is_altered()
    {
        var signature = await CmsSigning.SignAsync(Content, TestSigner.An, DocumentFormat.CmsDetached);

        var report = await CmsSigning.CheckedAsync(signature, "Tờ khai hải quan số 13"u8.ToArray());

        Assert.Equal(Verdict.Altered, report.Verdict);
        Assert.False(report.Signatures[0].Findings.DigestMatches);
    }

    [Fact]
    public async Task Without_its_document_a_detached_signature_cannot_be_decided()
    {
        var signature = await CmsSigning.SignAsync(Content, TestSigner.Binh, DocumentFormat.CmsDetached);

        var report = Assert.Single((await CmsSigning.CheckedAsync(signature)).Signatures);

        Assert.Equal((Verdict.Undecided, UndecidedReason.ContentMissing), (report.Verdict, report.Why));
        Assert.Equal("Trần Thị Bình", report.Signer!.CommonName);
    }

    [Fact]
    public async Task Every_changed_byte_of_an_attached_signature_is_noticed()
    {
        var good = await CmsSigning.SignAsync(Content, TestSigner.Binh, DocumentFormat.CmsAttached);
        var at = good.AsSpan().IndexOf(Content);
        for (var i = at; i < at + Content.Length; i++)
        {
            var bad = (byte[])good.Clone();
            bad[i] ^= 1;
            Assert.Equal(Verdict.Altered, (await CmsSigning.CheckedAsync(bad)).Verdict);
        }
    }

    /// <summary>openssl takes as much salt as there is room for when it is not told, as pyHanko does.</summary>
    [Theory]
    [InlineData("-keyopt", "rsa_padding_mode:pss", "-keyopt", "rsa_pss_saltlen:32")]
    [InlineData("-keyopt", "rsa_padding_mode:pss")]
    public async Task Pss_is_checked_with_whatever_salt(params string[] options)
    {
        using var tool = new Tool();
        tool.File("content", Content);
        tool.Run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem", "-subj", "/CN=Elsewhere", "-days", "30");
        var (code, said) = tool.Run(
            "openssl", ["cms", "-sign", "-binary", "-md", "sha256", "-in", "content", "-signer", "cert.pem", "-inkey", "key.pem", .. options, "-outform", "DER", "-out", "signed"]);
        Assert.True(code == 0, said);
        var signed = tool.Read("signed");

        var report = Assert.Single((await CmsSigning.CheckedAsync(signed, Content)).Signatures);

        Assert.Equal((UndecidedReason.NotTrusted, true), (report.Why, report.Findings.ValueMatches));
        // The value stands last.
        signed[^7] ^= 1;
        Assert.False(Assert.Single((await CmsSigning.CheckedAsync(signed, Content)).Signatures).Findings.ValueMatches);
    }
}
