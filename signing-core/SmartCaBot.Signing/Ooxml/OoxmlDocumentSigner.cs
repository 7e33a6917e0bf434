using System.Security.Cryptography;
using System.Text;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Ooxml.Packages;
using SmartCaBot.Signing.Ooxml.Signatures;
using SmartCaBot.Signing.Ooxml.Zip;
using SmartCaBot.Signing.Xml;
using SmartCaBot.Signing.Xml.Reading;
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

    public async ValueTask<DocumentInspection> InspectAsync(Stream document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        var length = document.Length;
        if (length > options.MaxBytes)
            return new DocumentInspection.Refused(DocumentRefusal.TooLarge);
        if (length == 0)
            return new DocumentInspection.Refused(DocumentRefusal.Empty);
        if (CompoundFile.IsEncryptedPackage(document))
            return new DocumentInspection.Refused(DocumentRefusal.Encrypted);
        if (await DocumentKinds.OfAsync(document, cancellationToken) is not DocumentKind.Ooxml and var kind)
            return new DocumentInspection.Refused(kind == DocumentKind.OldOffice ? DocumentRefusal.OldFormat : DocumentRefusal.WrongFormat);
        try
        {
            var plan = PackagePlan.Make(document, options, cancellationToken);
            Manifest(plan, cancellationToken);
            return new DocumentInspection.Signable(0, length, await DigestAsync(document, cancellationToken), plan.ExistingSignatures);
        }
        catch (PackageException e)
        {
            return new DocumentInspection.Refused(e.Reason, e.Message);
        }
    }

    /// <exception cref="InvalidDataException">The document is not one that was found signable.</exception>
    public async ValueTask<PreparedDocument> PrepareAsync(
        Stream document, SigningCertificate signer, SignatureParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(parameters);
        try
        {
            var plan = PackagePlan.Make(document, options, cancellationToken);
            var text = new PackageSignatureText(Manifest(plan, cancellationToken), signer, parameters);
            var (before, after, signedInfo) = Fill(text, cancellationToken);
            var state = new PreparedXml(
                document.Length, 0, 0, XmlEncoding.Utf8, signer.Algorithm, parameters.Level, await DigestAsync(document, cancellationToken), signedInfo,
                before, after, signer.Certificate.RawData);
            return new(Format, SHA256.HashData(signedInfo), state.Encode());
        }
        catch (Exception e) when (e is PackageException or XmlRefusedException)
        {
            throw new InvalidDataException($"The document cannot be signed: {e.Message}.", e);
        }
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
        if (document.Length != state.DocumentLength || !(await DigestAsync(document, cancellationToken)).AsSpan().SequenceEqual(state.DocumentDigest))
            throw NotPrepared();
        // Checked before a byte is written: a wrong value (a gateway's mistake) must not become a broken file.
        state.Check(signatureValue.Span);
        var stamp = state.Level == SignatureLevel.B ? null : await trust.StampAsync(state.StampedForm(signatureValue.Span), cancellationToken);
        try
        {
            await WriteAsync(PackagePlan.Make(document, options, cancellationToken), state.Finish(signatureValue.Span, stamp), output, cancellationToken);
        }
        catch (PackageException)
        {
            throw NotPrepared();
        }
    }

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

    private static async ValueTask<byte[]> DigestAsync(Stream document, CancellationToken cancellationToken)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await RangePump.RunAsync(document, 0, document.Length, digest, output: null, cancellationToken);
        return digest.GetHashAndReset();
    }

    private static InvalidDataException NotPrepared() => new("The document is not the one that was prepared.");
}
