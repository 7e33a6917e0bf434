using System.Text.RegularExpressions;
using SmartCaBot.Conversations.Flows;
using YamlDotNet.RepresentationModel;

namespace SmartCaBot.Dialogs.Content;

/// <summary>A content file whose texts stand in Vietnamese and English and name their sources.</summary>
internal sealed partial class ContentFile(string name, string text, IReadOnlyDictionary<string, Source> sources) : YamlFile(name, text)
{
    /// <summary>A node with <c>vi</c> and, where translated, <c>en</c>.</summary>
    public Phrase Words(YamlNode node)
    {
        var vietnamese = Text(node, "vi");
        return Phrase.Content(vietnamese, TextOrNull(Find(node, "en")) ?? vietnamese);
    }

    /// <summary>A source by its name in <c>sources.yaml</c>.</summary>
    public Source Source(YamlNode node) =>
        sources.GetValueOrDefault(Text(node)) ?? throw Problem(node, $"there is no source named '{Text(node)}'");

    public Update Update(YamlNode node) => new(Words(node), Source(Child(node, "source")));

    /// <summary>Reads <c>sources.yaml</c> itself.</summary>
    public static IReadOnlyDictionary<string, Source> ReadSources(ContentFile file) => file
        .Pairs(file.Child(file.Root(), "sources"))
        .ToDictionary(pair => pair.Key, pair => new Source(file.Words(pair.Value), ReadAsOf(file, pair.Value)), StringComparer.Ordinal);

    private static string ReadAsOf(ContentFile file, YamlNode node)
    {
        var text = file.Text(node, "as_of");
        return AsOf().IsMatch(text) ? text : throw file.Problem(node, "as_of must be yyyy-MM or yyyy-MM-dd");
    }

    [GeneratedRegex(@"^\d{4}-\d{2}(-\d{2})?$")]
    private static partial Regex AsOf();
}
