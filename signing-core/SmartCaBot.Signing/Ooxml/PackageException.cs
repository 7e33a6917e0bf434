using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Ooxml;

/// <summary>
/// Ends the reading of a package that cannot be used. It never leaves this module's public methods, which turn it into their own
/// result.
/// </summary>
internal sealed class PackageException(DocumentRefusal reason, string detail, Exception? inner = null) : Exception(detail, inner)
{
    public DocumentRefusal Reason { get; } = reason;

    public static PackageException Damaged(string detail) => new(DocumentRefusal.Damaged, detail);

    public static PackageException Unsupported(string detail) => new(DocumentRefusal.Unsupported, detail);
}
