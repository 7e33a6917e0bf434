using SmartCaBot.ZaloSandbox.Phones;

namespace SmartCaBot.ZaloSandbox.Crowds;

/// <summary>What a crowd of people says.</summary>
public sealed record CrowdScript
{
    public int Phones { get; init; } = 1000;

    /// <summary>Texts that each person sends.</summary>
    public int Turns { get; init; } = 10;

    /// <summary>The next text from the last answer, null at first; null ends that person's conversation.</summary>
    public required Func<CrowdTurn, ChatMessage?, string?> Next { get; init; }

    /// <summary>
    /// Whether a message of the bot is the one answer to this text. Messages that answer nothing are counted apart, so a bot may say
    /// more than one thing a turn. As given: the answer repeats the text.
    /// </summary>
    public Func<string, ChatMessage, bool> Answers { get; init; } = static (sent, received) => received.Text.Contains(sent, StringComparison.Ordinal);

    /// <summary>How long a person waits for an answer before giving up.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long nothing more may come before the crowd goes home.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Numbers begin here.</summary>
    public long FirstNumber { get; init; } = 84_999_000_000;
}
