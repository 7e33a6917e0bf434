using System.Globalization;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Content;

/// <summary>Where a fact comes from and when it was true.</summary>
/// <param name="Name">Of the document or page.</param>
/// <param name="AsOf">yyyy-MM or yyyy-MM-dd.</param>
internal sealed record Source(Phrase Name, string AsOf)
{
    /// <summary>"Nguồn: …, tháng 11/2023."</summary>
    public Phrase ToPhrase() => DateOnly.TryParseExact(AsOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? new Phrase("source.day", ("source", Name), ("date", day))
        : new Phrase("source.month", ("source", Name), ("month", AsOf[5..].TrimStart('0') + "/" + AsOf[..4]));
}

/// <summary>What has changed since, with a source of its own.</summary>
internal sealed record Update(Phrase Text, Source Source)
{
    public Phrase ToPhrase() => new("update", ("update", Text), ("source", Source.ToPhrase()));
}

/// <summary>A fact as a citizen is told it: never without its source.</summary>
internal sealed record Sourced(Phrase Text, Source Source, Update? Update = null)
{
    public Phrase ToPhrase() => Update is null
        ? new Phrase("sourced", ("text", Text), ("source", Source.ToPhrase()))
        : new Phrase("sourced.updated", ("text", Text), ("source", Source.ToPhrase()), ("update", Update.ToPhrase()));
}
