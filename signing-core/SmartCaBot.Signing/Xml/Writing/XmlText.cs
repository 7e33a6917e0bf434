using System.Text;

namespace SmartCaBot.Signing.Xml.Writing;

/// <summary>Elements as text, all of one namespace's prefix at a time. Nothing is indented: white space would be signed.</summary>
internal static class XmlText
{
    /// <param name="name">With its prefix.</param>
    /// <param name="attributes">Names and values; those without a value are left out.</param>
    /// <param name="content">Markup.</param>
    public static string Element(string name, IEnumerable<(string Name, string? Value)> attributes, params IEnumerable<string> content)
    {
        var text = new StringBuilder().Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
                text.Append(' ').Append(attribute).Append("=\"").Append(Escape(value)).Append('"');
        }
        text.Append('>').AppendJoin(null, content);
        return text.Append("</").Append(name).Append('>').ToString();
    }

    public static string Escape(string value) =>
        value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}
