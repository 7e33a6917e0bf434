using SmartCaBot.Understanding.Matching;
using SmartCaBot.Understanding.PersonalData;

namespace SmartCaBot.Understanding.Entities;

/// <summary>Gathers the entities of a message whose tokens and phrases are in the scratch.</summary>
internal static class EntityReader
{
    public static IReadOnlyList<Entity> Read(string text, Scratch scratch)
    {
        var found = scratch.Entities;
        found.Clear();
        WordEntities.Find(scratch.Tokens, found);
        foreach (var mention in scratch.Services)
            AddService(mention, scratch, found);
        if (text.AsSpan().ContainsAnyInRange('0', '9') || text.Contains('@', StringComparison.Ordinal))
        {
            DateEntities.Find(text, found);
            AddPersonalData(text, found);
        }

        if (found.Count == 0)
            return [];
        found.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return [.. found];
    }

    private static void AddService(ServiceMention mention, Scratch scratch, List<Entity> found)
    {
        var start = scratch.Tokens[mention.FirstToken].Start;
        var last = scratch.Tokens[mention.LastToken];
        var value = mention.Service.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (!found.Exists(entity => entity.Type == EntityTypes.Service && entity.Value == value))
            found.Add(new Entity(EntityTypes.Service, value, start, last.Start + last.SourceLength - start));
    }

    private static void AddPersonalData(string text, List<Entity> found)
    {
        var masked = PersonalDataDetector.Mask(text);
        foreach (var span in PersonalDataDetector.Find(text))
            found.Add(new Entity(EntityTypes.Digits, masked.Substring(span.Start, span.Length), span.Start, span.Length));
    }
}
