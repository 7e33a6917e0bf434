using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Conversations.Storing;

/// <summary>Takes files into a conversation that did not come over its channel, under the rules that hold for those that do.</summary>
public interface IFileIntake
{
    /// <summary>Of one file, in bytes.</summary>
    long MaxBytes { get; }

    /// <param name="key">Idempotency key: the same again returns the file stored before.</param>
    /// <param name="conversationId">Whose file it becomes.</param>
    /// <param name="name">As the sender named it.</param>
    /// <param name="contentType">As the sender claims.</param>
    /// <param name="content">Read to its end.</param>
    /// <param name="cancellationToken">Stops; nothing is kept.</param>
    ValueTask<FileIntakeResult> TakeAsync(
        string key, string conversationId, string name, string? contentType, Stream content, CancellationToken cancellationToken);
}

/// <summary>What became of it: a closed set.</summary>
public abstract record FileIntakeResult
{
    private FileIntakeResult()
    {
    }

    public sealed record Taken(ReceivedFile File) : FileIntakeResult;

    public sealed record TooLarge(long MaxBytes) : FileIntakeResult;

    /// <summary>The content check refused it.</summary>
    public sealed record Refused : FileIntakeResult;

    /// <summary>The conversation has stored enough for today, or the disk is nearly full.</summary>
    public sealed record NoRoom : FileIntakeResult;
}
