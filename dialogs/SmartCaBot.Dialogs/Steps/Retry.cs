using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Dialogs.Steps;

/// <summary>Waits with the person until a part that is out of order is back; nothing entered is lost.</summary>
internal static class Retry
{
    /// <param name="chat">The conversation.</param>
    /// <param name="key">The effect's key.</param>
    /// <param name="attempt">Carries it out under that key.</param>
    /// <param name="isDown">Whether the result says "not available".</param>
    /// <param name="why">What is said of it.</param>
    public static async Task<T> UntilAvailableAsync<T>(
        Chat chat, string key, Func<Task<T>> attempt, Func<T, bool> isDown, Func<string, Phrase>? why = null)
    {
        var (down, again) = ($"{key}.down", $"{key}.again");
        while (true)
        {
            if (chat.Recall<bool>(down))
            {
                chat.Outcome(TurnOutcome.ErrorUnavailable);
                await chat.AskAsync(again, new Question<bool>(
                    new Message(why?.Invoke(chat.Language) ?? "unavailable")
                    {
                        Input = InputKind.Choice,
                        Buttons = [Button.Reply("again", "unavailable.again"), StepButtons.Cancel],
                    },
                    input => input.Button?.Answer is "again" || IsAgain(input.Text) ? true : new Answer<bool>.Unrelated()));
                chat.Forget(down, again);
            }

            var result = await attempt();
            if (!isDown(result)) return result;
            chat.Forget(key);
            await chat.LookUpAsync(down, "", _ => Task.FromResult(true));
        }
    }

    private static bool IsAgain(string text) =>
        Interpreting.YesNoWords.Read(text) is true || Interpreting.PlainWords.Of(text) is "thu lai" or "lai" or "try again" or "again" or "retry";
}
