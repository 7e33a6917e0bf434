using System.Security.Cryptography;
using System.Text;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Ooxml.Packages;
using SmartCaBot.Signing.Ooxml.Signatures;
using SmartCaBot.Signing.Ooxml.Zip;
using SmartCaBot.Signing.Xml;
using SmartCaBot.Signing.Xml.Writing;

namespace SmartCaBot.Signing.Ooxml;

/// <summary>
/// Signs Office documents (docx, xlsx, pptx) inside, as Office reads it, at level B or T. Every part is signed but those that only describe
/// the file; the items of the archive are copied as they are packed, but for those that must name the signature. Documents with macros,
/// encrypted ones, and archives that could be read in two ways are refused.
/// </summary>
/// <param name="options">Limits.</param>
/// <param name="trust">Null: level B only.</param>
public sealed class OoxmlDocumentSigner(OoxmlOptions options, TrustServices? trust = null) : IDocumentSigner
{
    public DocumentFormat Format => DocumentFormat.Ooxml;

    public ValueTask<DocumentInspection> InspectAsync(Stream document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Examination.InspectAsync(async () =>
        {
            var plan = await PlanAsync(document, cancellationToken);
            Manifest(plan, cancellationToken);
            return Found(document, plan);
        });
    }

    public ValueTask<DocumentPreparation> PrepareAsync(
        Stream document, SigningCertificate signer, SignatureParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(parameters);
        return Examination.PrepareAsync(async () =>
        {
            var plan = await PlanAsync(document, cancellationToken);
            var text = new PackageSignatureText(Manifest(plan, cancellationToken), signer, parameters);
            var (before, after, signedInfo) = Fill(text, cancellationToken);
            var digest = await RangePump.DigestAsync(document, cancellationToken);
            var state = new PreparedXml(
                document.Length, 0, 0, XmlEncoding.Utf8, signer.Algorithm, parameters.Level, digest, signedInfo, before, after, signer.Certificate.RawData);
            return new(Found(document, plan), digest, new(Format, SHA256.HashData(signedInfo), state.Encode()));
        });
    }

    /// <exception cref="InvalidDataException">The document is not the one that was prepared.</exception>
    /// <exception cref="CryptographicException">The signature does not belong to the prepared document and certificate.</exception>
    /// <exception cref="LevelUnavailableException">A time stamp is wanted, and none is to be had now.</exception>
    public async ValueTask FinishAsync(
        Stream document, PreparedDocument prepared, ReadOnlyMemory<byte> signatureValue, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(prepared);
        ArgumentNullException.ThrowIfNull(output);
        var state = PreparedXml.Decode(prepared.State);
        if (document.Length != state.DocumentLength || !(await RangePump.DigestAsync(document, cancellationToken)).AsSpan().SequenceEqual(state.DocumentDigest))
            throw NotPrepared();
        // Checked before a byte is written: a wrong value (a gateway's mistake) must not become a broken file.
        state.Check(signatureValue.Span);
        var stamp = state.Level == SignatureLevel.B ? null : await trust.StampAsync(state.StampedForm(signatureValue.Span), cancellationToken);
        try
        {
            await WriteAsync(PackagePlan.Make(document, options, cancellationToken), state.Finish(signatureValue.Span, stamp), output, cancellationToken);
        }
        catch (DocumentRefusedException)
        {
            throw NotPrepared();
        }
    }

    private async ValueTask<PackagePlan> PlanAsync(Stream document, CancellationToken cancellationToken)
    {
        Examination.CheckLength(document, options.MaxBytes);
        if (CompoundFile.IsEncryptedPackage(document))
            throw new PackageException(DocumentRefusal.Encrypted, "encrypted");
        if (await DocumentKinds.OfAsync(document, cancellationToken) is not DocumentKind.Ooxml and var kind)
            throw new PackageException(kind == DocumentKind.OldOffice ? DocumentRefusal.OldFormat : DocumentRefusal.WrongFormat, "no Office document");
        return PackagePlan.Make(document, options, cancellationToken);
    }

    private static DocumentInspection.Signable Found(Stream document, PackagePlan plan) => new(0, document.Length, plan.ExistingSignatures);

    private static async ValueTask WriteAsync(PackagePlan plan, byte[] signature, Stream output, CancellationToken cancellationToken)
    {
        var archive = new ZipOutput(output);
        foreach (var item in plan.Package.Items)
        {
            if (plan.Replaced.TryGetValue(item.Name, out var content))
                await archive.AddAsync(item.Name, content, cancellationToken);
            else
                await archive.CopyAsync(plan.Package.Stream, item, cancellationToken);
        }
        foreach (var (name, content) in plan.Added.Append((plan.Name[1..], signature)))
            await archive.AddAsync(name, content, cancellationToken);
        await archive.EndAsync(cancellationToken);
    }

    private static List<(string Address, IReadOnlyList<Relationship>? Chosen, byte[] Digest)> Manifest(PackagePlan plan, CancellationToken cancellationToken)
    {
        var digests = new PartDigests(plan.Package, cancellationToken);
        return [.. plan.Signed.Select(s => (
            PackageReference.Address(s.Part.Name, s.Part.Type), s.Chosen,
            s.Chosen is { } chosen && PartName.SourceOf(s.Part.Name) is { } source
                ? SHA256.HashData(plan.Package.Relationships[source].Signed(chosen.Contains))
                : digests.Of(s.Part, HashAlgorithmName.SHA256)))];
    }

    /// <summary>The text is read with empty digests, and those found are filled in: what is signed is computed by what verifies it.</summary>
    private static (string Before, string After, byte[] SignedInfo) Fill(PackageSignatureText text, CancellationToken cancellationToken)
    {
        var digests = Enumerable.Repeat(new byte[SHA256.HashSizeInBytes], PackageSignatureText.References).ToArray();
        digests = [.. Read(text.Write(digests)).Digests.Select(d => d!)];
        var (before, after) = text.Write(digests);
        return (before, after, Read((before, after)).SignedInfo!);

        SmartCaBot.Signing.Xml.Signatures.SignedParts Read((string Before, string After) parts) =>
            PackageSignature.Read(Encoding.UTF8.GetBytes(parts.Before + parts.After), cancellationToken).Signed!;
    }

    private static InvalidDataException NotPrepared() => new("The document is not the one that was prepared.");
}
