using SmartCaBot.Understanding.Catalog;
using SmartCaBot.Understanding.Text;

namespace SmartCaBot.Understanding;

/// <summary>
/// Reads what a person means. Made once from the catalogue; safe to use from many threads.
/// It never throws for any text.
/// </summary>
public sealed class Understander
{
    private readonly Dictionary<string, Topic> _examples = [];

    public Understander(IntentCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        foreach (var topic in catalog.Topics)
        {
            foreach (var example in topic.Examples)
                _examples.TryAdd(Folding.Fold(example), topic);
        }
    }

    public UnderstandingResult Understand(string text, UnderstandingContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _examples.TryGetValue(Folding.Fold(text), out var topic) && !topic.IsOutOfScope
            ? new(text, topic.Intent, topic.Service ?? context?.LastService, 1, [], [new(topic.Intent, topic.Service, 1)], Decision.Accept)
            : new(text, Intents.OutOfScope, null, 1, [], [], Decision.OutOfScope);
    }
}
