namespace SmartCaBot.Signing.Xml.Canonical;

/// <summary>A canonicalisation: inclusive (C14N 1.0) or exclusive (Exclusive C14N 1.0).</summary>
/// <param name="IsExclusive">Which.</param>
/// <param name="WithComments">Comments are kept where there are any.</param>
/// <param name="InclusivePrefixes">Of the exclusive one: prefixes treated as the inclusive one would; empty is the default namespace.</param>
internal sealed record CanonicalMethod(bool IsExclusive, bool WithComments, IReadOnlyList<string> InclusivePrefixes)
{
    private const string Comments = "WithComments";

    public static CanonicalMethod Inclusive { get; } = new(false, false, []);

    /// <summary>Null for an algorithm that is not supported.</summary>
    /// <param name="algorithm">Its identifier.</param>
    /// <param name="prefixList">InclusiveNamespaces/@PrefixList, or null.</param>
    public static CanonicalMethod? Of(string? algorithm, string? prefixList) => algorithm switch
    {
        XmlNames.Inclusive => Inclusive,
        XmlNames.Inclusive + "#" + Comments => new(false, true, []),
        XmlNames.Exclusive => new(true, false, Prefixes(prefixList)),
        XmlNames.Exclusive + Comments => new(true, true, Prefixes(prefixList)),
        _ => null,
    };

    private static string[] Prefixes(string? list) =>
        [.. (list ?? "").Split((char[])[' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(p => p == "#default" ? "" : p)];
}
