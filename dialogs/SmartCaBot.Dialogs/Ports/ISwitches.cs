namespace SmartCaBot.Dialogs.Ports;

/// <summary>What an operator has switched off for now. Read from memory: may be asked in every turn.</summary>
public interface ISwitches
{
    bool IsOn(SwitchName name);

    /// <summary>What people are told while it is off; null for the usual words.</summary>
    /// <param name="name">Which.</param>
    /// <param name="language">vi or en.</param>
    string? NoticeOf(SwitchName name, string language);
}

public enum SwitchName
{
    Signing,
    BotAnswers,
    Handoff,
    WebChat,
    Zalo,
    Connector,
}
