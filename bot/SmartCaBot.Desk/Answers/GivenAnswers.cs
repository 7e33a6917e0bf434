using System.Globalization;
using System.Text.Json;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Desk.Answers;

/// <summary>The citizen's answers so far, out of the conversation's state. Codes are not among them: they are never stored.</summary>
internal sealed class GivenAnswers(IPhraseBook phrases)
{
    private const string Vietnamese = "vi";

    public IReadOnlyList<GivenAnswer> Of(ConversationState state)
    {
        var answers = new List<GivenAnswer>();
        if (state.Person is { } person)
        {
            answers.Add(Make("person/name", phrases.Render("field.full-name", Vietnamese), person.Name));
            answers.Add(Make("person/id", phrases.Render("field.citizen-id", Vietnamese), person.Subject));
        }

        foreach (var frame in state.Parked.Concat(state.Frames))
        {
            foreach (var entry in frame.Entries)
            {
                if (entry is { Kind: EntryKind.Answer, Label: { } label, Reopened: false } && Whole(entry) is { } whole)
                    answers.Add(Make($"{frame.RunId}/{entry.Key}", phrases.Render(label, Vietnamese), whole));
            }
        }

        // The same thing may have been said in several runs; the latest counts.
        return [.. answers.AsEnumerable().Reverse().DistinctBy(answer => answer.Label).Reverse()];
    }

    /// <summary>The given name, which is how one addresses people; null when no name is known.</summary>
    public static string? GivenName(ConversationState state)
    {
        var name = state.Person?.Name ?? state.Frames.Concat(state.Parked)
            .SelectMany(frame => frame.Entries)
            .Where(entry => entry is { Kind: EntryKind.Answer, Key: "full-name", Json: not null })
            .Select(Whole)
            .LastOrDefault();
        return name?.Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
    }

    private static GivenAnswer Make(string key, string label, string whole) => new(key, label, AnswerMask.Of(whole), whole);

    private static string? Whole(Entry entry)
    {
        if (entry.Json is null) return null;
        using var json = JsonDocument.Parse(entry.Json);
        return Text(json.RootElement) ?? entry.Shown;
    }

    /// <summary>A text, a date, or the first text of a value that has several parts.</summary>
    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
            day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Object => value.EnumerateObject().Where(part => part.Name != "Id").Select(part => Text(part.Value)).FirstOrDefault(text => text is not null),
        _ => null,
    };
}
