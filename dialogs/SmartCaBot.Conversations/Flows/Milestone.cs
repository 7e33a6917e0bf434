using System.Globalization;

namespace SmartCaBot.Conversations.Flows;

/// <summary>Something a conversation reached that the funnel counts; each counts once for a conversation and campaign.</summary>
/// <param name="Name">A name from here; nothing personal.</param>
public sealed record Milestone(string Name)
{
    /// <summary>A registration was begun.</summary>
    public static readonly Milestone Started = new("started");

    /// <summary>A dossier was handed in.</summary>
    public static readonly Milestone Dossier = new("dossier");

    /// <summary>A certificate was made.</summary>
    public static readonly Milestone Activated = new("activated");

    public static readonly Milestone FirstSignature = new("first-signature");

    /// <summary>A person of the help desk was asked for, and one was there.</summary>
    public static readonly Milestone HandedOver = new("handed-over");

    /// <summary>A question of the registration was asked.</summary>
    /// <param name="key">Its key in the form.</param>
    public static Milestone Step(string key) => new($"step:{key}");

    /// <param name="rating">1 to 5.</param>
    public static Milestone Satisfied(int rating) => new(string.Create(CultureInfo.InvariantCulture, $"satisfied:{rating}"));
}
