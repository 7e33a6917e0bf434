using System.Text.Json;

namespace SmartCaBot.Conversations.Activities;

/// <summary>application/vnd.microsoft.card.hero: a picture with text and links (botframework-cards.md).</summary>
public sealed record HeroCard
{
    public const string ContentType = "application/vnd.microsoft.card.hero";

    public string? Title { get; init; }
    public string? Subtitle { get; init; }
    public string? Text { get; init; }
    public IReadOnlyList<CardImage>? Images { get; init; }
    public IReadOnlyList<CardAction>? Buttons { get; init; }

    public Attachment ToAttachment() => new()
    {
        ContentType = ContentType,
        Content = JsonSerializer.SerializeToElement(this, ActivityJson.Wire.HeroCard),
    };
}

public sealed record CardImage(string Url, string? Alt = null);
