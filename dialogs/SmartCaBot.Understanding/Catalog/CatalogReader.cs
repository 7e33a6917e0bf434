using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SmartCaBot.Understanding.Catalog;

/// <summary>Reads and checks <c>intents.yaml</c>; the head of that file explains its parts.</summary>
internal static class CatalogReader
{
    public static IntentCatalog Read(string yaml)
    {
        var root = Root(yaml);
        var topics = new List<Topic>();
        foreach (var (key, node) in Pairs(Child(root, "intents")))
        {
            if (!Intents.All.Contains(key.Value))
                throw Problem(key, $"'{key.Value}' is no intent");
            topics.Add(ReadTopic(key.Value!, null, node));
        }

        var services = 0;
        foreach (var (key, node) in Pairs(Child(root, "services")))
        {
            if (!int.TryParse(key.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id != ++services)
                throw Problem(key, $"'{key.Value}' is not the next number: services are 1, 2, 3 …");
            topics.Add(ReadTopic(Intents.ServicesFind, id, node));
        }

        return new IntentCatalog(ReadThresholds(Child(root, "thresholds")), topics, [.. ReadSynonyms(root)], Texts(root, "fillers"), Texts(root, "common"));
    }

    private static YamlMappingNode Root(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException e)
        {
            throw new FormatException($"The intent catalogue is no YAML: line {e.Start.Line}: {e.Message}", e);
        }

        return stream.Documents is [{ RootNode: YamlMappingNode root }]
            ? root
            : throw new FormatException("The intent catalogue must be one YAML mapping.");
    }

    private static Topic ReadTopic(string intent, int? service, YamlNode node)
    {
        if (node is not YamlMappingNode topic)
            throw Problem(node, "expected 'phrases' and 'examples'");
        var (phrases, examples) = (Texts(topic, "phrases"), Texts(topic, "examples"));
        return phrases.Count + examples.Count > 0
            ? new Topic(intent, service, phrases, examples)
            : throw Problem(node, "there is no phrase and no example");
    }

    private static Thresholds ReadThresholds(YamlNode node)
    {
        var read = new Thresholds(Number(node, "clarify"), Number(node, "accept"), Number(node, "margin"));
        return read is { Clarify: > 0, Margin: >= 0 } && read.Clarify <= read.Accept && read.Accept <= 1
            ? read
            : throw Problem(node, "expected 0 < clarify ≤ accept ≤ 1 and margin ≥ 0");
    }

    private static IEnumerable<Synonym> ReadSynonyms(YamlMappingNode root)
    {
        if (!root.Children.ContainsKey("synonyms"))
            yield break;
        foreach (var (meaning, _) in Pairs(Child(root, "synonyms")))
        {
            foreach (var wording in Texts((YamlMappingNode)Child(root, "synonyms"), meaning.Value!))
                yield return new Synonym(wording, meaning.Value!);
        }
    }

    private static YamlNode Child(YamlNode parent, string name) =>
        parent is YamlMappingNode mapping && mapping.Children.TryGetValue(name, out var child)
            ? child
            : throw Problem(parent, $"'{name}' is missing");

    private static IEnumerable<(YamlScalarNode Key, YamlNode Value)> Pairs(YamlNode node) =>
        node is YamlMappingNode mapping
            ? mapping.Children.Select(pair => ((YamlScalarNode)pair.Key, pair.Value))
            : throw Problem(node, "expected a mapping");

    private static double Number(YamlNode parent, string name) =>
        double.TryParse((Child(parent, name) as YamlScalarNode)?.Value, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Problem(parent, $"'{name}' is no number");

    private static List<string> Texts(YamlMappingNode parent, string name)
    {
        if (!parent.Children.TryGetValue(name, out var node))
            return [];
        if (node is not YamlSequenceNode list)
            throw Problem(node, $"'{name}' must be a list");
        return [.. list.Children.Select(item =>
            item is YamlScalarNode { Value.Length: > 0 } text ? text.Value : throw Problem(item, "expected a text"))];
    }

    private static FormatException Problem(YamlNode node, string what) =>
        new($"The intent catalogue, line {node.Start.Line}: {what}.");
}
