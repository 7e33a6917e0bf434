using System.Text.Json;
using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Conversations.Flows;

/// <summary>What the bot says, in the conversation's language, as the activity that every channel is given.</summary>
internal static class ReplyActivity
{
    private static readonly Dictionary<InputKind, JsonElement> Hints = Enum.GetValues<InputKind>().ToDictionary(
        kind => kind,
        kind => JsonElement.Parse($$$"""{"smartca":{"input":"{{{kind.ToString().ToLowerInvariant()}}}"}}"""));

    /// <summary>Channel data that tells a channel what is awaited; null where anything may come.</summary>
    public static JsonElement? HintOf(InputKind awaited) => awaited == InputKind.Any ? null : Hints[awaited];

    /// <param name="message">What is said.</param>
    /// <param name="turn">In which turn: its language, and the version that its buttons are of.</param>
    /// <param name="runId">The run whose question it is, with its <paramref name="key"/>; null: no question's.</param>
    /// <param name="key">The question's.</param>
    /// <param name="data">Channel data.</param>
    public static Activity Of(Message message, FlowTurn turn, string? runId, string? key, JsonElement? data)
    {
        var actions = message.Buttons.Select(button => ToAction(button, turn, runId, key)).ToArray();
        var text = turn.Render(message.Text);
        return new Activity
        {
            Type = ActivityTypes.Message,
            Text = text.Length > 0 ? text : null,
            TextFormat = TextFormats.Markdown,
            Locale = turn.Language == "en" ? "en-US" : "vi-VN",
            InputHint = message.Input == InputKind.Any ? "acceptingInput" : "expectingInput",
            Attachments = message.Attachments.Length > 0 ? message.Attachments : null,
            SuggestedActions = actions.Length > 0 ? new SuggestedActions { Actions = actions } : null,
            ChannelData = data,
        };
    }

    private static CardAction ToAction(Button button, FlowTurn turn, string? runId, string? key)
    {
        var label = turn.Render(button.Label);
        return button.Url is not null
            ? new CardAction { Type = CardAction.OpenUrl, Title = label, Value = JsonSerializer.SerializeToElement(button.Url, FlowJson.Options) }
            : new CardAction
            {
                Title = label,
                Text = label,
                DisplayText = label,
                // The state as this turn leaves it: a button of an older one is known.
                Value = button.Value(runId, key, turn.Context.Version + 1),
            };
    }
}
