using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Writing;

namespace SmartCaBot.Signing.Validation;

/// <summary>Compares objects of two revisions as they are written; references count as the same when their numbers are.</summary>
internal static class Same
{
    public static bool Except(PdfDictionary before, PdfDictionary after, params ReadOnlySpan<string> keys)
    {
        var (left, right) = (before.Without(keys), after.Without(keys));
        return left.Entries.Count() == right.Entries.Count()
            && left.Entries.All(entry => right[entry.Key] is { } other && Object(entry.Value, other));
    }

    /// <summary>What the later array has behind all items of the earlier one; null when those are not all there.</summary>
    public static IReadOnlyList<PdfObject>? Appended(PdfArray? before, PdfArray? after)
    {
        var (old, all) = (before?.Items ?? [], after?.Items ?? []);
        return old.Count <= all.Count && old.Zip(all).All(pair => Object(pair.First, pair.Second)) ? [.. all.Skip(old.Count)] : null;
    }

    public static bool Object(PdfObject before, PdfObject after) =>
        new PdfOutput().Object(before).ToArray().AsSpan().SequenceEqual(new PdfOutput().Object(after).ToArray());
}
