namespace SmartCaBot.Conversations.Flows;

/// <summary>Reads the answer to a closed choice.</summary>
internal static class Choices
{
    public static Answer<string> Read<T>(TurnInput input, FlowTurn turn, IReadOnlyList<Choice<T>> choices)
    {
        if (input.Button?.Answer is { } pressed)
            return choices.Any(c => c.Id == pressed) ? pressed : new Answer<string>.Unrelated();
        if (input.Text.Length == 0) return new Answer<string>.Unrelated();
        var labels = choices.Select(c => turn.Render(c.Label)).ToArray();
        return turn.Interpreter.MatchChoice(input.Text, labels) is { } index
            ? choices[index].Id
            : Answer.No<string>("chat.choose_one");
    }

    public static Answer<bool> ReadYesNo(TurnInput input, FlowTurn turn, Message shown)
    {
        if (input.Button?.Answer is { } pressed) return pressed == "yes";
        if (input.Text.Length == 0) return new Answer<bool>.Unrelated();
        var labels = shown.Buttons.Where(b => b.Answer is not null).Select(b => turn.Render(b.Label)).ToArray();
        if (turn.Interpreter.MatchChoice(input.Text, labels) is { } index)
            return shown.Buttons.Where(b => b.Answer is not null).ElementAt(index).Answer == "yes";
        return turn.Interpreter.MatchYesNo(input.Text) is { } yes ? yes : Answer.No<bool>("chat.choose_one");
    }
}
