using SmartCaBot.Signing.Ooxml.Packages;
using SmartCaBot.Signing.Ooxml.Zip;

namespace SmartCaBot.Signing.Ooxml;

/// <summary>Tells Office documents from other archives and compound files.</summary>
internal static class OfficeFile
{
    private const int MaxItems = 5000;
    private const int LargestRelationships = 1 << 20;

    private static ReadOnlySpan<byte> Archive => "PK\x3\x4"u8;

    /// <summary>Also of those that will be refused: damaged, encrypted, or with macros.</summary>
    /// <param name="file">Seekable.</param>
    /// <param name="head">Its first bytes.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static bool IsOne(Stream file, ReadOnlySpan<byte> head, CancellationToken cancellationToken)
    {
        if (CompoundFile.IsOne(head))
            return CompoundFile.IsEncryptedPackage(file);
        if (!head.StartsWith(Archive))
            return false;
        try
        {
            var root = ZipDirectory.Read(file, MaxItems).FirstOrDefault(item => item.Name.Equals("_rels/.rels", StringComparison.OrdinalIgnoreCase));
            return root is not null && Relationships.Read("/", root.ReadAll(file, LargestRelationships, cancellationToken), cancellationToken)
                .All.Any(r => OoxmlNames.IsDocument(r.Type));
        }
        catch (PackageException)
        {
            // Not readable; what other archive would begin with this?
            return head.Length > ZipDirectory.LocalSize && head[ZipDirectory.LocalSize..] is var name
                && (name.StartsWith("[Content_Types].xml"u8) || name.StartsWith("_rels/.rels"u8) || name.StartsWith("word/"u8)
                    || name.StartsWith("xl/"u8) || name.StartsWith("ppt/"u8) || name.StartsWith("docProps/"u8));
        }
    }
}
