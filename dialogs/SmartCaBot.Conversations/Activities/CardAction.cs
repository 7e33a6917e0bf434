using System.Text.Json;

namespace SmartCaBot.Conversations.Activities;

/// <summary>A button. <c>messageBack</c> shows <see cref="DisplayText"/> and carries <see cref="Value"/> unseen.</summary>
public sealed record CardAction
{
    public const string MessageBack = "messageBack";
    public const string OpenUrl = "openUrl";

    public string Type { get; init; } = MessageBack;
    public string? Title { get; init; }
    public string? Text { get; init; }
    public string? DisplayText { get; init; }
    public JsonElement? Value { get; init; }
}

/// <summary>Buttons under the last message; WebChat removes them once the person has written.</summary>
public sealed record SuggestedActions
{
    public IReadOnlyList<string>? To { get; init; }
    public IReadOnlyList<CardAction>? Actions { get; init; }
}
