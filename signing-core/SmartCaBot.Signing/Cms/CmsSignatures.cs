namespace SmartCaBot.Signing.Cms;

/// <summary>Puts detached signatures together. Judges nothing.</summary>
public static class CmsSignatures
{
    /// <summary>
    /// One file with the signers of both, which must have signed the same document. Each signer's bytes stay as they were; the same
    /// signature twice is there once.
    /// </summary>
    /// <exception cref="InvalidDataException">One of them is no detached signature.</exception>
    public static byte[] Merge(ReadOnlySpan<byte> existing, ReadOnlySpan<byte> added) =>
        SignedDataFileWriter.Detached(Parts(existing).Add(Parts(added)));

    private static SignedDataParts Parts(ReadOnlySpan<byte> signature) =>
        SignedDataFile.Read(new MemoryStream(signature.ToArray())) is { HasContent: false } file
            ? file.Parts
            : throw new InvalidDataException("Not a detached signature.");
}
