namespace SmartCaBot.Desk.Answers;

/// <summary>One of the citizen's answers. <see cref="Masked"/> is for everybody; <see cref="Whole"/> leaves the server only when it was asked for.</summary>
/// <param name="Key">Names it within the conversation, for asking: run and question.</param>
/// <param name="Label">In Vietnamese.</param>
/// <param name="Masked">As agents see it.</param>
/// <param name="Whole">Personal.</param>
internal sealed record GivenAnswer(string Key, string Label, string Masked, string Whole)
{
    /// <summary>Nothing is hidden, so nothing needs asking for.</summary>
    public bool IsOpen => Masked == Whole;

    public override string ToString() => $"GivenAnswer({Key})";
}
