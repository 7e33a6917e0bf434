using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Cms;

/// <summary>What somebody put into a signature to make its check costly.</summary>
public class CmsCostTests
{
    [Fact]
    public async Task A_signature_of_countless_small_values_is_refused_before_they_are_held()
    {
        var parts = new SignedDataParts(1, [], [.. Enumerable.Repeat<ReadOnlyMemory<byte>>(new byte[] { 0xA1, 0 }, 500_000)], [], []);
        var signature = SignedDataFileWriter.Detached(parts);
        await CmsSigning.AnyAsync([0x30, 0], content: null);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var report = await CmsSigning.AnyAsync(signature, content: null);

        Assert.Equal(new DocumentReport.Refused(DocumentRefusal.Damaged), report);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 * signature.Length);
    }

    [Fact]
    public void Content_in_countless_empty_pieces_is_not_walked_to_its_end()
    {
        const int pieces = 1_000_000;
        byte[] head =
        [
            0x30, 0x80, 0x06, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 2, 0xA0, 0x80, 0x30, 0x80, 2, 1, 1, 0x31, 0,
            0x30, 0x80, 0x06, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 1, 0xA0, 0x80, 0x24, 0x80,
        ];
        using var stream = new CountedStream([.. head, .. Enumerable.Range(0, pieces).SelectMany(_ => new byte[] { 4, 0 }), .. new byte[12]]);

        Assert.Null(SignedDataFile.Read(stream));

        Assert.InRange(stream.Reads, 1, pieces / 5);
    }

    [Theory]
    [InlineData(256, 3, false)]
    [InlineData(256, 5, null)]
    [InlineData(256, 200, null)]
    [InlineData(2048, 3, null)]
    public void Keys_that_are_slow_to_check_with_are_not_accepted(int modulus, int exponent, bool? matches)
    {
        using var certificate = Certificate("CN=Chậm", "CN=Chậm", Key(modulus, exponent));

        Assert.Equal(matches, SignatureValue.Verify(
            certificate, SignatureScheme.RsaPkcs1, HashAlgorithmName.SHA256, new byte[32], new byte[modulus]));
    }

    [Fact]
    public void Of_the_certificates_that_came_along_few_are_tried()
    {
        var key = new PublicKey(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        var ladder = Enumerable.Range(0, 30).Select(i => Certificate($"CN={i}", $"CN={i + 1}", key)).ToArray();
        var alike = Enumerable.Range(0, 30).Select(_ => Certificate("CN=1", "CN=1", key)).ToArray();
        var slow = Certificate("CN=1", "CN=2", Key(256, 200));

        Assert.Equal(ladder[1..5], ChainCheck.Above(ladder[0], [slow, .. ladder.Reverse()]));
        Assert.InRange(ChainCheck.Above(ladder[0], [.. alike, .. ladder]).Count, 1, 16);
        Assert.Equal([TestSigner.Issuing, TestSigner.Root], ChainCheck.Above(TestSigner.An.Certificate.Certificate, [TestSigner.Root, TestSigner.Issuing]));
    }

    /// <summary>RSA of these lengths, in bytes; nobody has its private key.</summary>
    private static PublicKey Key(int modulus, int exponent)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteIntegerUnsigned([0xC1, .. Enumerable.Repeat((byte)0x5B, modulus - 1)]);
            writer.WriteIntegerUnsigned([0x01, .. new byte[exponent - 2], 0x01]);
        }
        return new(new Oid(CmsOids.RsaEncryption), new AsnEncodedData([5, 0]), new AsnEncodedData(writer.Encode()));
    }

    private static X509Certificate2 Certificate(string subject, string issuer, PublicKey key)
    {
        using var ca = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(new X500DistinguishedName(subject), key, HashAlgorithmName.SHA256);
        return request.Create(
            new X500DistinguishedName(issuer), X509SignatureGenerator.CreateForECDsa(ca), DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(60),
            RandomNumberGenerator.GetBytes(10));
    }

    private sealed class CountedStream(byte[] content) : MemoryStream(content)
    {
        public int Reads { get; private set; }

        public override int ReadByte()
        {
            Reads++;
            return base.ReadByte();
        }
    }
}
