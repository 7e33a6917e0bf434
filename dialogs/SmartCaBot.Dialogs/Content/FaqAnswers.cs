using SmartCaBot.Understanding;

namespace SmartCaBot.Dialogs.Content;

/// <summary><c>faq.yaml</c>: one answer for each intent that is answered with a text.</summary>
internal sealed class FaqAnswers
{
    private readonly Dictionary<string, FaqAnswer> _byIntent = [];

    public FaqAnswer? Find(string? intent) => intent is null ? null : _byIntent.GetValueOrDefault(intent);

    public static FaqAnswers Read(ContentFile file)
    {
        var answers = new FaqAnswers();
        foreach (var (intent, node) in file.Pairs(file.Child(file.Root(), "answers")))
        {
            if (!Intents.All.Contains(intent)) throw file.Problem(node, $"'{intent}' is no intent");
            var update = file.Find(node, "update") is { } newer ? file.Update(newer) : null;
            var source = file.Find(node, "source");
            answers._byIntent.Add(intent, new FaqAnswer(
                file.Words(node),
                source is null ? null : file.Source(source),
                update,
                file.Find(node, "then") is { } then ? [.. file.Items(then).Select(file.Text)] : [],
                file.TextOrNull(file.Find(node, "picture"))));
        }

        return answers;
    }
}
