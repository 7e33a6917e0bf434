namespace SmartCaBot.ZaloSandbox.Phones;

/// <summary>One message of a chat, as the phone shows it.</summary>
public sealed record ChatMessage
{
    /// <summary>msg_id, message_id.</summary>
    public required string Id { get; init; }

    public required Author Author { get; init; }

    public required MessageKind Kind { get; init; }

    public string Text { get; init; } = "";

    public IReadOnlyList<ChatButton> Buttons { get; init; } = [];

    public IReadOnlyList<ListElement> Elements { get; init; } = [];

    /// <summary>Picture or file.</summary>
    public Asset? Asset { get; init; }

    /// <summary>A picture that is somewhere else; the phone would fetch it.</summary>
    public string? Url { get; init; }

    /// <summary>The message that this one answers.</summary>
    public string? QuotedId { get; init; }

    /// <summary>The person's click was sent, but is not shown.</summary>
    public bool Hidden { get; init; }

    public required DateTimeOffset At { get; init; }
}
