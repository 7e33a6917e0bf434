using System.Security.Cryptography;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Xml.Reading;
using SmartCaBot.Signing.Xml.Signatures;
using SmartCaBot.Signing.Xml.Writing;

namespace SmartCaBot.Signing.Xml;

/// <summary>
/// Signs XML documents inside: the kinds of <see cref="XmlProfiles"/> as their readers want it, any other as XAdES B-B or B-T. The signature
/// is put in as text; not a byte beside it changes, but that an empty tag which receives it is opened. Documents with a DTD are
/// refused.
/// </summary>
/// <param name="options">Limits, and the kinds of documents that are known.</param>
/// <param name="trust">Null: level B only.</param>
public sealed class XmlDocumentSigner(XmlOptions options, TrustServices? trust = null) : IDocumentSigner
{
    public DocumentFormat Format => DocumentFormat.Xml;

    public ValueTask<DocumentInspection> InspectAsync(Stream document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Examination.InspectAsync(async () => Found(document, await PlanAsync(document, cancellationToken)));
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
            var digest = await RangePump.DigestAsync(document, cancellationToken);
            var state = Fill(document, plan, signer, parameters, digest, cancellationToken);
            return new(Found(document, plan), digest, new(Format, SHA256.HashData(state.SignedInfo), state.Encode()));
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
        if (document.Length != state.DocumentLength)
            throw NotPrepared();
        // Checked before a byte is written: a wrong value (a gateway's mistake) must not become a broken file.
        state.Check(signatureValue.Span);
        var stamp = state.Level == SignatureLevel.B ? null : await trust.StampAsync(state.StampedForm(signatureValue.Span), cancellationToken);
        var signature = state.Finish(signatureValue.Span, stamp);

        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await RangePump.RunAsync(document, 0, state.At, digest, output, cancellationToken);
        await RangePump.RunAsync(document, state.At, state.Skip, digest, output: null, cancellationToken);
        await output.WriteAsync(signature, cancellationToken);
        await RangePump.RunAsync(document, state.At + state.Skip, state.DocumentLength - state.At - state.Skip, digest, output, cancellationToken);
        if (!digest.GetHashAndReset().AsSpan().SequenceEqual(state.DocumentDigest))
            throw NotPrepared();
    }

    private async ValueTask<XmlPlan> PlanAsync(Stream document, CancellationToken cancellationToken)
    {
        Examination.CheckLength(document, options.MaxBytes);
        if (await DocumentKinds.OfAsync(document, cancellationToken) != DocumentKind.Xml)
            throw new XmlRefusedException(DocumentRefusal.WrongFormat, "no XML");
        return XmlPlan.Make(document, options, cancellationToken);
    }

    private static DocumentInspection.Signable Found(Stream document, XmlPlan plan) => new(0, document.Length, plan.ExistingSignatures);

    /// <summary>
    /// The signature is put in with empty digests, the document is read as it will be, and the digests found are filled in: what is
    /// signed is computed by what verifies it.
    /// </summary>
    private PreparedXml Fill(
        Stream document, XmlPlan plan, SigningCertificate signer, SignatureParameters parameters, byte[] digest, CancellationToken cancellationToken)
    {
        var (at, skip, open, close) = plan.Splice(document);
        var signedAt = TimeZoneInfo.ConvertTime(parameters.SignedAt, options.TimeZone);
        var text = new SignatureText(plan.Profile, plan.Profile.SignatureId ?? NewId(digest, signer, signedAt), plan.DataId, signer, signedAt);
        var digests = Enumerable.Repeat(new byte[SHA256.HashSizeInBytes], SignatureText.References).ToArray();
        digests = [.. Parts(text.Write(digests)).Digests.Select(d => d ?? throw XmlRefusedException.Unsupported("an identifier is taken"))];
        var final = text.Write(digests);
        return new(
            document.Length, at, skip, plan.Encoding, signer.Algorithm, plan.Profile.IsXades ? parameters.Level : SignatureLevel.B, digest,
            Parts(final).SignedInfo!, open + final.Before, final.After + close,
            signer.Certificate.RawData);

        SignedParts Parts((string Before, string After) signature)
        {
            using var spliced = new SplicedStream(document, at, skip, plan.Encoding.Bytes(open + signature.Before + signature.After + close));
            return Read(spliced, text.Ids, cancellationToken);
        }
    }

    private static SignedParts Read(Stream spliced, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var collector = new SignatureCollector();
        XmlWalk.Run(spliced, [collector], cancellationToken);
        var ours = collector.Signatures.Where(s => s.Id == names.First()).ToArray();
        if (ours.Length != 1 || XmlSignature.Read(ours[0]) is not { References: { } references } signature)
            throw XmlRefusedException.Unsupported("the identifier of the signature is taken");
        var ids = new IdFinder(references.Select(r => r.Target).Concat(names).ToHashSet());
        XmlWalk.Run(spliced, [ids], cancellationToken);
        if (names.Any(name => ids.Occurs(name) && ids.Find(name) is null))
            throw XmlRefusedException.Unsupported("an identifier of the signature is taken");
        return SignedParts.Compute(spliced, [signature], ids, cancellationToken)[0];
    }

    /// <summary>Its own in any document, and the same whenever the same is prepared.</summary>
    private static string NewId(byte[] digest, SigningCertificate signer, DateTimeOffset signedAt)
    {
        byte[] all = [.. digest, .. signer.Certificate.RawData, .. BitConverter.GetBytes(signedAt.UtcTicks)];
        return $"S-{Convert.ToHexStringLower(SHA256.HashData(all).AsSpan(0, 10))}";
    }

    private static InvalidDataException NotPrepared() => new("The document is not the one that was prepared.");
}
