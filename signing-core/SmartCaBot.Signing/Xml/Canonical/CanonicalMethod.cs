namespace SmartCaBot.Signing.Xml.Canonical;

/// <summary>A canonicalisation: inclusive (C14N 1.0) or exclusive (Exclusive C14N 1.0).</summary>
/// <param name="IsExclusive">Which.</param>
/// <param name="WithComments">Comments are kept where there are any.</param>
/// <param name="InclusivePrefixes">Of the exclusive one: prefixes treated as the inclusive one would; empty is the default namespace.</param>
internal sealed record CanonicalMethod(bool IsExclusive, bool WithComments, IReadOnlyList<string> InclusivePrefixes)
{
    /// <summary>A list is looked through for each declaration.</summary>
    private const int MaxPrefixes = 32;

    private const string Comments = "WithComments";

    public static CanonicalMethod Inclusive { get; } = new(false, false, []);

    /// <summary>Null for an algorithm, or a list, that is not supported.</summary>
    /// <param name="algorithm">Its identifier.</param>
    /// <param name="prefixList">InclusiveNamespaces/@PrefixList, or null.</param>
    public static CanonicalMethod? Of(string? algorithm, string? prefixList) => algorithm switch
    {
        XmlNames.Inclusive => Inclusive,
        XmlNames.Inclusive + "#" + Comments => new(false, true, []),
        XmlNames.Exclusive when Prefixes(prefixList) is { } prefixes => new(true, false, prefixes),
        XmlNames.Exclusive + Comments when Prefixes(prefixList) is { } prefixes => new(true, true, prefixes),
        _ => null,
    };

    /// <summary>Null when there are too many.</summary>
    private static string[]? Prefixes(string? list)
    {
        var prefixes = (list ?? "").Split((char[])[' ', '\t', '\r', '\n'], MaxPrefixes + 1, StringSplitOptions.RemoveEmptyEntries);
        return prefixes.Length <= MaxPrefixes ? [.. prefixes.Select(p => p == "#default" ? "" : p)] : null;
    }
}
