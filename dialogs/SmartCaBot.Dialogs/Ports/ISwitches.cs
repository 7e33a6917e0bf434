namespace SmartCaBot.Dialogs.Ports;

/// <summary>What an operator has switched off for now. Read from memory: may be asked in every turn.</summary>
public interface ISwitches
{
    bool IsOn(SwitchName name);

    /// <summary>What people are told while it is off, in Vietnamese; null for the usual words.</summary>
    string? NoticeOf(SwitchName name);
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
