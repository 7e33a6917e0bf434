namespace SmartCaBot.Conversations.Flows;

/// <content>Questions whose answers are asked back.</content>
public sealed partial class Chat
{
    /// <summary>
    /// Asks, and asks back what is doubtful. Whoever types the right answer at once, as most people do, has answered: only what is neither that nor
    /// yes or no is told that there are buttons.
    /// </summary>
    /// <param name="key">The question's.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="doubt">Of an answer; null: it stands.</param>
    public async Task<T> AskAsync<T>(string key, Question<T> question, Func<T, Doubt<T>?> doubt)
    {
        while (true)
        {
            var answer = await AskAsync(key, question);
            if (doubt(answer) is not { } back) return answer;
            Answer<T>.Accepted? instead = null;
            var shown = new Message(back.Text) { Input = InputKind.Choice, Buttons = [Button.Reply("yes", back.Yes), Button.Reply("no", back.No)] };
            var isSo = await AskAsync(back.Key, new Question<bool>(shown, input =>
            {
                var said = Choices.ReadYesNo(input, _run.Turn, shown);
                if (said is not Answer<bool>.Rejected || question.Read(input) is not Answer<T>.Accepted typed || !back.Corrects(typed.Value)) return said;
                instead = typed;
                return false;
            })
            {
                Binding = true,
                Help = question.Help,
            });
            if (isSo) return answer;
            Forget(key, back.Key);
            if (instead is not null) Give(key, question, instead.Value);
        }
    }
}
