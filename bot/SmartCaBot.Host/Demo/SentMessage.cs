namespace SmartCaBot.Host.Demo;

/// <summary>What /dev/messages tells of one message.</summary>
internal sealed record SentMessage(string Id, string Kind, string To, string Text)
{
    /// <summary>The code in it.</summary>
    public string Code => new(Text.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit).ToArray());
}
