using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Tests.Pdf;

namespace SmartCaBot.Signing.Tests.Cms;

public class SignedDataTests
{
    private static readonly byte[] Content = "Đơn đề nghị"u8.ToArray();

    public static TheoryData<SignatureAlgorithm> Algorithms => [SignatureAlgorithm.RsaPkcs1Sha256, SignatureAlgorithm.EcdsaSha256];

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void The_platform_verifies_what_is_written(SignatureAlgorithm algorithm)
    {
        var signer = Signer(algorithm);
        var cms = new SignedCms(new ContentInfo(Content), detached: true);

        cms.Decode(Write(signer, signer));
        cms.CheckSignature(verifySignatureOnly: true);

        Assert.Equal(3, cms.Certificates.Count);
        Assert.Equal(signer.Certificate.Certificate, cms.SignerInfos[0].Certificate);
    }

    [Fact]
    public void Exactly_the_attributes_of_the_baseline_are_signed()
    {
        var attributes = SignedAttributes.Encode(new byte[32], TestSigner.An.Certificate.Certificate);

        // Strict DER reading also proves the order of the set.
        var set = new AsnReader(attributes, AsnEncodingRules.DER).ReadSetOf();
        var types = new List<string>();
        while (set.HasData)
            types.Add(set.ReadSequence().ReadObjectIdentifier());
        Assert.Equal([CmsOids.ContentType, CmsOids.MessageDigest, CmsOids.SigningCertificateV2], types);
        Assert.DoesNotContain("1.2.840.113549.1.9.5", types);
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Room_is_kept_for_the_longest_signature(SignatureAlgorithm algorithm)
    {
        var signer = Signer(algorithm);

        for (var i = 0; i < 20; i++)
            Assert.InRange(Write(signer, signer).Length, 1, SignedDataWriter.LongestLength(signer.Certificate));
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void What_is_written_is_read_back_and_holds(SignatureAlgorithm algorithm)
    {
        var signer = Signer(algorithm);
        byte[] padded = [.. Write(signer, signer), 0, 0, 0];

        var read = SignedDataReader.Read(padded);

        Assert.NotNull(read);
        Assert.Equal(padded.Length - 3, read.Encoded.Length);
        Assert.Equal(signer.Certificate.Certificate, read.Info.Signer);
        Assert.Equal(SHA256.HashData(Content), read.Info.Attributes.MessageDigest);
        Assert.True(SignedDataVerifier.CheckValue(read.Info, read.Info.Signer!));
        Assert.True(SignedDataVerifier.CheckCertificate(read.Info, read.Info.Signer!));
    }

    [Fact]
    public void A_signature_bound_to_another_certificate_is_noticed()
    {
        var read = SignedDataReader.Read(Write(TestSigner.An, boundTo: TestSigner.Chi));

        Assert.NotNull(read);
        Assert.True(SignedDataVerifier.CheckValue(read.Info, read.Info.Signer!));
        Assert.False(SignedDataVerifier.CheckCertificate(read.Info, read.Info.Signer!));
    }

    [Fact]
    public void Every_changed_byte_of_the_signature_is_noticed()
    {
        var good = Write(TestSigner.Binh, TestSigner.Binh);
        var value = SignedDataReader.Read(good)!.Info.Value.Length;
        for (var i = good.Length - value; i < good.Length; i++)
        {
            var bad = (byte[])good.Clone();
            bad[i] ^= 0x40;
            Assert.NotEqual(true, SignedDataReader.Read(bad) is { Info.Signer: { } signer } read ? SignedDataVerifier.CheckValue(read.Info, signer) : false);
        }
    }

    [Fact]
    public void Bytes_behind_the_signature_other_than_zeros_are_refused()
    {
        Assert.Null(SignedDataReader.Read((byte[])[.. Write(TestSigner.An, TestSigner.An), 1]));
    }

    private static TestSigner Signer(SignatureAlgorithm algorithm) =>
        algorithm == SignatureAlgorithm.EcdsaSha256 ? TestSigner.Binh : TestSigner.An;

    private static byte[] Write(TestSigner signer, TestSigner boundTo)
    {
        var attributes = SignedAttributes.Encode(SHA256.HashData(Content), boundTo.Certificate.Certificate);
        var value = signer.Sign(SHA256.HashData(attributes));
        return SignedDataWriter.Write(
            attributes, value, signer.Certificate.Certificate, signer.Certificate.Chain.Select(c => c.RawDataMemory), signer.Certificate.Algorithm);
    }
}
