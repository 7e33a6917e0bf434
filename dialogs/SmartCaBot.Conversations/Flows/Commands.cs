namespace SmartCaBot.Conversations.Flows;

/// <summary>Commands as buttons: the same things a person may type.</summary>
public static class Commands
{
    public const string Back = "@back";
    public const string Cancel = "@cancel";
    public const string Restart = "@restart";
    public const string Edit = "@edit";
    public const string Where = "@where";
    public const string Continue = "@continue";
    public const string Help = "@help";
    public const string Leave = "@leave";
    public const string StopWaiting = "@stop-waiting";

    internal static ChatCommand? FromButton(ButtonPress press) => press.Dialog switch
    {
        Back => new ChatCommand(CommandKind.Back),
        Cancel => new ChatCommand(CommandKind.Cancel),
        Restart => new ChatCommand(CommandKind.Restart),
        Edit => new ChatCommand(CommandKind.Edit, press.Argument),
        Where => new ChatCommand(CommandKind.Where),
        Continue => new ChatCommand(CommandKind.Continue),
        Help => new ChatCommand(CommandKind.Help),
        Leave => new ChatCommand(CommandKind.Leave),
        StopWaiting => new ChatCommand(CommandKind.StopWaiting),
        _ => null,
    };
}
