namespace SmartCaBot.Dialogs.Interpreting;

/// <summary>Arguments of the help dialog.</summary>
internal static class HelpTopics
{
    /// <summary>"Hủy" or "quay lại" when nothing is under way.</summary>
    public const string NothingRunning = "nothing-running";
}
