namespace SmartCaBot.Conversations.Flows;

public enum CommandKind
{
    Back,
    Cancel,
    Restart,

    /// <summary>Correct one answer; <see cref="ChatCommand.Key"/> says which, or is null to ask.</summary>
    Edit,

    /// <summary>"Tôi đang ở đâu", show my answers so far.</summary>
    Where,

    /// <summary>Go on with the pending question.</summary>
    Continue,

    /// <summary>"Tại sao", "giúp": explain the pending question.</summary>
    Help,

    /// <summary>"Kết thúc phiên": forget who I am and all I entered.</summary>
    Leave,

    /// <summary>"Hủy chờ": I do not want to wait for a person any more.</summary>
    StopWaiting,
}

public sealed record ChatCommand(CommandKind Kind, string? Key = null);
