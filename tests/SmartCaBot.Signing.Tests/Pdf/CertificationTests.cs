using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Tests.Validation;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Pdf;

/// <summary>The first signer says what others may still do.</summary>
public class CertificationTests
{
    [Theory]
    [InlineData(PdfCertification.NoChanges, DocumentRefusal.LockedByCertification)]
    [InlineData(PdfCertification.FillFormsAndSign, null)]
    [InlineData(PdfCertification.AnnotateToo, null)]
    public async Task A_certified_document_is_signed_again_only_where_that_is_allowed(PdfCertification certification, DocumentRefusal? refusal)
    {
        var certified = await PdfSigning.SignAsync(PdfBuilder.OnePage().WithStream(), TestSigner.An, how: new() { Certification = certification });
        await OtherVerifiers.AcceptAsync(certified);
        Assert.Equal(Verdict.Valid, (await Verify.CheckedAsync(certified)).Verdict);

        Assert.Equal(refusal, (await PdfSigning.InspectAsync(certified) as DocumentInspection.Refused)?.Reason);
        if (refusal is null)
        {
            var two = await PdfSigning.SignAsync(certified, TestSigner.Binh);
            await OtherVerifiers.AcceptAsync(two, 2);
            Assert.Equal(Verdict.ValidWithLaterAllowedChanges, (await Verify.CheckedAsync(two)).Verdict);
        }
    }

    [Fact]
    public async Task Only_the_first_signature_certifies()
    {
        var signed = await PdfSigning.SignAsync(PdfBuilder.OnePage().WithTable(), TestSigner.An);

        var found = await PdfSigning.InspectAsync(signed, new() { Signature = new() { Certification = PdfCertification.FillFormsAndSign } });

        Assert.Contains("only the first", Assert.IsType<DocumentInspection.Refused>(found).Detail, StringComparison.Ordinal);
    }
}
