using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SmartCaBot.Dialogs.Content;

/// <summary>Reading content files so that a mistake names its file and line.</summary>
internal class YamlFile(string name, string text)
{
    public YamlMappingNode Root()
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException error)
        {
            throw new FormatException($"{name}, line {error.Start.Line}: {error.Message}", error);
        }
        catch (InvalidOperationException error) // What YamlDotNet throws where a list or mapping does not end.
        {
            throw new FormatException($"{name} is not YAML: {error.Message}", error);
        }

        return stream.Documents is [{ RootNode: YamlMappingNode root }]
            ? root
            : throw new FormatException($"{name} must be one YAML mapping.");
    }

    public YamlNode? Find(YamlNode parent, string key) =>
        parent is not YamlMappingNode map ? throw Problem(parent, "expected a mapping")
        : map.Children.TryGetValue(key, out var child) ? child : null;

    public YamlNode Child(YamlNode parent, string key) => Find(parent, key) ?? throw Problem(parent, $"'{key}' is missing");

    public IEnumerable<(string Key, YamlNode Value)> Pairs(YamlNode node) => node is YamlMappingNode map
        ? map.Children.Select(pair => (Text(pair.Key), pair.Value))
        : throw Problem(node, "expected a mapping");

    public IEnumerable<YamlNode> Items(YamlNode node) =>
        node is YamlSequenceNode list ? list.Children : throw Problem(node, "expected a list");

    public string Text(YamlNode node) => TextOrNull(node) ?? throw Problem(node, "expected a text");

    /// <summary>Null for <c>null</c>, which is how content says "not known".</summary>
    public string? TextOrNull(YamlNode? node) => node switch
    {
        null => null,
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "null" or "~" or "" } => null,
        YamlScalarNode { Value.Length: > 0 } scalar => scalar.Value.Trim(),
        _ => throw Problem(node, "expected a text"),
    };

    public string Text(YamlNode parent, string key) => Text(Child(parent, key));

    public FormatException Problem(YamlNode node, string what) => new($"{name}, line {node.Start.Line}: {what}.");
}
