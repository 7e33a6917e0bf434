namespace SmartCaBot.Storage.Retention;

/// <summary>
/// One kind of data that goes when its time is over. Rules are run once a day and on request; a run that failed is tried again the next day.
/// What belongs to a conversation under a hold must be left alone (<see cref="Held"/>).
/// </summary>
public interface IRetentionRule
{
    /// <summary>Machine name, stored with each run: files, outbox, conversations, …</summary>
    string Name { get; }

    /// <summary>What goes, in Vietnamese, for administrators.</summary>
    string What { get; }

    /// <summary>Why it is kept that long, in Vietnamese.</summary>
    string Why { get; }

    /// <summary>How long it is kept.</summary>
    TimeSpan Keep { get; }

    /// <summary>Removes what is older, in small batches. Returns how many.</summary>
    Task<long> RunAsync(CancellationToken cancellationToken);
}
