namespace SmartCaBot.Understanding.Catalog;

/// <summary>One thing a person can mean: an intent, or one public service.</summary>
/// <param name="Intent">An id of <see cref="Intents"/>.</param>
/// <param name="Service">Its number when the intent is <see cref="Intents.ServicesFind"/> and a service is meant.</param>
/// <param name="Phrases">Wordings that point to this topic wherever they stand.</param>
/// <param name="Examples">Whole messages, as people type them.</param>
internal sealed record Topic(string Intent, int? Service, IReadOnlyList<string> Phrases, IReadOnlyList<string> Examples)
{
    public bool IsOutOfScope => Intent == Intents.OutOfScope;
}
