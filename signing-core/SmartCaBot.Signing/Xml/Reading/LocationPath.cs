using System.Text.RegularExpressions;

namespace SmartCaBot.Signing.Xml.Reading;

/// <summary>
/// The part of XPath 1.0 that names a place and can be followed while reading: absolute, child (/) and descendant (//) steps,
/// names with prefixes, * and, as in XPath 2.0, *:name for any namespace; a predicate [@name='value']; several paths joined by |.
/// </summary>
internal sealed partial class LocationPath
{
    private const int MaxSteps = 30;

    private LocationPath(IReadOnlyList<IReadOnlyList<Step>> alternatives) => Alternatives = alternatives;

    public IReadOnlyList<IReadOnlyList<Step>> Alternatives { get; }

    /// <exception cref="ArgumentException">It is not such a path, or a prefix has no namespace.</exception>
    public static LocationPath Parse(string path, IReadOnlyDictionary<string, string> namespaces) =>
        new([.. path.Split('|', StringSplitOptions.TrimEntries).Select(p => Alternative(p, namespaces))]);

    private static List<Step> Alternative(string path, IReadOnlyDictionary<string, string> namespaces)
    {
        var steps = new List<Step>();
        var at = 0;
        while (at < path.Length)
        {
            var match = StepText().Match(path, at);
            if (!match.Success || steps.Count == MaxSteps)
                throw new ArgumentException($"Not a path that names a place: {path}", nameof(path));
            var prefix = match.Groups["prefix"];
            var ns = prefix.Value switch
            {
                "*" => null,
                "" => match.Groups["name"].Value == "*" ? null : "",
                var known => namespaces.TryGetValue(known, out var uri) ? uri : throw new ArgumentException($"Unknown prefix in {path}", nameof(path)),
            };
            var value = match.Groups["value"];
            steps.Add(new(
                match.Groups["axis"].Length == 2, ns, match.Groups["name"].Value, value.Success ? match.Groups["attribute"].Value : null, value.Value));
            at = match.Index + match.Length;
        }
        return steps.Count > 0 ? steps : throw new ArgumentException("An empty path.", nameof(path));
    }

    [GeneratedRegex(@"\G(?<axis>//?)(?:(?<prefix>\*|[\w.-]+):)?(?<name>\*|[\w.-]+)(?:\[@(?<attribute>[\w.-]+)='(?<value>[^']*)'\])?")]
    private static partial Regex StepText();

    /// <param name="Descendant">At any depth below the step before.</param>
    /// <param name="Namespace">Null: any.</param>
    /// <param name="Name">Local name, or *.</param>
    /// <param name="Attribute">Without namespace; must have the value. Null: no predicate.</param>
    /// <param name="Value">Of that attribute.</param>
    internal sealed record Step(bool Descendant, string? Namespace, string Name, string? Attribute, string Value)
    {
        public bool Fits(XmlStart element) =>
            (Name == "*" || Name == element.LocalName)
            && (Namespace is null || Namespace == element.Namespace)
            && (Attribute is null || element.Attributes.Any(a => a.Namespace.Length == 0 && a.LocalName == Attribute && a.Value == Value));
    }
}
