using System.Text;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Tests.Cms;
using SmartCaBot.Signing.Tests.Ooxml;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Tests.Support;
using SmartCaBot.Signing.Tests.Xml;
using SmartCaBot.Signing.Validation;
using SmartCaBot.TestKit.Fuzzing;

namespace SmartCaBot.Signing.Tests.Fuzzing;

/// <summary>Damaged documents of the other formats: one that is called signable is, and no answer is an exception.</summary>
public class DocumentFuzzTests(ITestOutputHelper output)
{
    private static readonly FormatOptions Options = FormatOptions.Of(1 << 20, XmlSigning.Options.TimeZone);

    private static readonly DocumentVerifier Verifier = new([TestSigner.Root, TestSigner.Issuing], Options, TimeProvider.System);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Xml()
    {
        var samples = new List<byte[]>();
        foreach (var xml in new[]
        {
            "<don><ten>An</ten><tien>100</tien></don>", "<HDon><DLHDon Id='x'><Tien>100</Tien></DLHDon><DSCKS><NBan/></DSCKS></HDon>",
            "<HSoThueDTu><HSoKhaiThue id='_NODE_TO_SIGN'><So>1</So></HSoKhaiThue><CKyDTu/></HSoThueDTu>",
        })
            samples.Add(await XmlSigning.SignAsync(xml, TestSigner.Binh));

        await Fuzzer.RunAsync(output.WriteLine, samples, Damage.MakeText, damaged => SignAndVerifyAsync(damaged, DocumentFormat.Xml));
    }

    [Fact]
    public async Task Signatures()
    {
        var content = "Đơn xin học, 1 trang."u8.ToArray();
        byte[][] samples =
        [
            await CmsSigning.SignAsync(content, TestSigner.An, DocumentFormat.CmsAttached), await CmsSigning.SignAsync(content, TestSigner.Binh, DocumentFormat.CmsDetached),
        ];

        await Fuzzer.RunAsync(output.WriteLine, samples, Damage.MakeDer, damaged => SignAndVerifyAsync(damaged, DocumentFormat.CmsAttached, content));
    }

    /// <summary>As an archive; what is in it the next test damages.</summary>
    [Fact]
    public async Task Archives()
    {
        byte[][] samples = [await OoxmlSigning.SignAsync(PackageBuilder.Docx().Zip(), TestSigner.An), OoxmlSigning.File("bang-ke.xlsx"), PackageBuilder.Docx().Zip(streamed: true)];

        await Fuzzer.RunAsync(output.WriteLine, samples, Damage.Make, damaged => SignAndVerifyAsync(damaged, DocumentFormat.Ooxml));
    }

    /// <summary>Well packed; one item is damaged. What is not told as altered is at most a description of the file.</summary>
    [Fact]
    public async Task Packages()
    {
        var signed = PackageBuilder.Of(await OoxmlSigning.SignAsync(PackageBuilder.Docx().Zip(), TestSigner.Binh)).Items.ToArray();
        // The name is in the first bytes, so that the same damage comes to every item.
        byte[][] samples = [.. signed.Where(i => i.Value.Length > 0).Select(i => (byte[])[(byte)Array.IndexOf(signed, i), .. i.Value])];

        await Fuzzer.RunAsync(
            output.WriteLine, samples, (random, sample) => [sample[0], .. Damage.MakeText(random, sample[1..])],
            async sample =>
            {
                var (name, whole) = (signed[sample[0]].Key, signed[sample[0]].Value);
                var package = new PackageBuilder();
                foreach (var (item, content) in signed)
                    package.With(item, item == name ? sample[1..] : content);
                var damaged = package.Zip();
                await SignAndVerifyAsync(damaged, DocumentFormat.Ooxml);
                if (name.StartsWith("word/", StringComparison.Ordinal) && !name.EndsWith(".rels", StringComparison.Ordinal) && !sample.AsSpan(1).SequenceEqual(whole))
                    Assert.False(OoxmlSigning.Any(damaged) is DocumentReport.Checked { Verdict: < Verdict.Undecided }, Encoding.Latin1.GetString(sample));
            });
    }

    private static async Task SignAndVerifyAsync(byte[] damaged, DocumentFormat format, byte[]? content = null)
    {
        var signer = Options.Signers().Of(format);
        if (await signer.InspectAsync(new MemoryStream(damaged), Cancel) is DocumentInspection.Signable)
        {
            var prepared = await signer.ReadyAsync(new MemoryStream(damaged), TestSigner.Binh.Certificate, new(XmlSigning.SignedAt), Cancel);
            var signed = new MemoryStream();
            await signer.FinishAsync(new MemoryStream(damaged), prepared, TestSigner.Binh.Sign(prepared.DigestToSign), signed, Cancel);
        }
        await Verifier.VerifyAsync(new MemoryStream(damaged), content is null ? null : new MemoryStream(content), Cancel);
    }
}
