using System.Collections.Immutable;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Handoff;

/// <summary>How the talk with a person was: asked once, and whoever writes something else is not asked again.</summary>
internal sealed class SatisfactionDialog : IDialog
{
    private const int FewStars = 2;

    public string Name => DialogNames.Satisfaction;

    public bool IsInternal => true;

    public async Task RunAsync(Chat chat)
    {
        var rating = await chat.AskAsync("rating", Question);
        chat.Rate(rating);
        chat.Tell("thanks", new Message(rating <= FewStars ? "satisfaction.sorry" : "satisfaction.thanks") { Buttons = Menu.Main });
    }

    private static Question<int> Question { get; } = new(
        new Message("satisfaction.ask") { Input = InputKind.Choice, Buttons = Ratings() },
        input => RatingWords.Read(input) is { } rating ? rating : new Answer<int>.Unrelated())
    {
        Passing = true,
    };

    private static ImmutableArray<Button> Ratings() =>
    [
        Button.Reply("1", "satisfaction.1"), Button.Reply("2", "satisfaction.2"), Button.Reply("3", "satisfaction.3"),
        Button.Reply("4", "satisfaction.4"), Button.Reply("5", "satisfaction.5"),
    ];
}
