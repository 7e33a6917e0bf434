using System.Globalization;

namespace SmartCaBot.Conversations.Flows;

/// <summary>Tells whether a question is the one that was shown. Not a security measure: buttons are also bound to run and version.</summary>
internal static class Fingerprints
{
    public static string Of(Message message)
    {
        var hash = new Fnv1A();
        Append(hash, message.Text);
        foreach (var button in message.Buttons)
        {
            Append(hash, button.Label);
            Append(hash, button.Answer ?? button.Dialog ?? button.Url ?? "");
        }

        foreach (var attachment in message.Attachments) Append(hash, attachment.ContentUrl ?? attachment.Name ?? "");
        return hash.Value.ToString("x16", CultureInfo.InvariantCulture);
    }

    private static void Append(Fnv1A hash, Phrase phrase)
    {
        Append(hash, phrase.Key);
        foreach (var (name, value) in phrase.Values)
        {
            Append(hash, name);
            if (value is Phrase inner) Append(hash, inner);
            else if (value is IEnumerable<Phrase> lines)
            {
                foreach (var line in lines) Append(hash, line);
            }
            else Append(hash, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
        }
    }

    private static void Append(Fnv1A hash, string text)
    {
        foreach (var unit in text) hash.Add(unit);
        hash.Add('\0');
    }

    /// <summary>FNV-1a over UTF-16 units: stable across processes and versions, unlike string.GetHashCode.</summary>
    private sealed class Fnv1A
    {
        public ulong Value { get; private set; } = 14695981039346656037;

        public void Add(char unit) => Value = (Value ^ unit) * 1099511628211;
    }
}
