using System.Globalization;
using System.Text;

namespace SmartCaBot.Signing.Ooxml.Packages;

/// <summary>Names of parts, in the form of addresses (ECMA-376 Part 2, 9.1.1): /word/document.xml. They differ if they differ in more than case.</summary>
internal static class PartName
{
    public static readonly StringComparer Comparer = StringComparer.OrdinalIgnoreCase;

    private const string Allowed = "-._~!$&'()*+,;=:@%/";
    private const string Unseen = "-._~/\\";

    /// <summary>Null when it is none: segments that are empty or made of dots, other slashes, control characters, hidden slashes.</summary>
    public static string? Of(string item)
    {
        if (item.Length is 0 or > 500 || item.Any(c => c is '\\' or '?' or '#' || char.IsControl(c)))
            return null;
        var name = "/" + Escape(item);
        foreach (var segment in name.Split('/')[1..])
        {
            if (segment.Length == 0 || segment.EndsWith('.') || Hides(segment))
                return null;
        }
        return name;
    }

    /// <summary>What a relationship's target names; null for nothing in the package.</summary>
    /// <param name="source">The part whose relationship it is; "/" for the package.</param>
    /// <param name="target">As written.</param>
    public static string? Resolve(string source, string target)
    {
        var path = target.Split('#')[0].Split('?')[0];
        if (path.Length is 0 or > 500)
            return null;
        var segments = path[0] == '/' ? [] : new List<string>(source.Split('/')[1..^1]);
        foreach (var segment in path.TrimStart('/').Split('/'))
        {
            if (segment == ".." && segments.Count > 0)
                segments.RemoveAt(segments.Count - 1);
            else if (segment is not ("." or ".."))
                segments.Add(segment);
        }
        return Of(string.Join('/', segments));
    }

    /// <summary>/word/document.xml has its relationships in /word/_rels/document.xml.rels; the package ("/") in /_rels/.rels.</summary>
    public static string RelationshipsOf(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        return $"{part[..slash]}_rels/{part[slash..]}.rels";
    }

    /// <summary>The part whose relationships these are; null when the name is not such a one.</summary>
    public static string? SourceOf(string name)
    {
        var slash = name.LastIndexOf('/') + 1;
        var folder = name[..slash];
        return folder.EndsWith("/_rels/", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
            ? folder[..^"_rels/".Length] + name[slash..^".rels".Length]
            : null;
    }

    /// <summary>
    /// Are letters, digits, dots or slashes written as %XX? To some programs that is another name, to others the same (RFC 3986 6.2.2.2);
    /// packages may not do it (ECMA-376 Part 2, 9.1.1.1.2).
    /// </summary>
    public static bool Hides(string name)
    {
        for (var at = name.IndexOf('%'); at >= 0; at = name.IndexOf('%', at + 1))
        {
            if (at + 3 > name.Length || !byte.TryParse(name.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
                || char.IsAsciiLetterOrDigit((char)value) || Unseen.Contains((char)value, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private static string Escape(string item)
    {
        if (item.All(IsAllowed))
            return item;
        var text = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(item))
            text.Append(IsAllowed((char)b) ? ((char)b).ToString() : $"%{b:X2}");
        return text.ToString();
    }

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || Allowed.Contains(c, StringComparison.Ordinal);
}
