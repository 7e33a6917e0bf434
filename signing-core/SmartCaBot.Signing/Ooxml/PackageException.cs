using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Ooxml;

/// <inheritdoc/>
internal sealed class PackageException(DocumentRefusal reason, string detail, Exception? inner = null) : DocumentRefusedException(reason, detail, inner)
{
    public static PackageException Damaged(string detail) => new(DocumentRefusal.Damaged, detail);

    public static PackageException Unsupported(string detail) => new(DocumentRefusal.Unsupported, detail);
}
