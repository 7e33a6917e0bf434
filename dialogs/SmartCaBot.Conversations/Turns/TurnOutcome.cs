namespace SmartCaBot.Conversations.Turns;

/// <summary>How a turn ended: a closed set, stored with each turn. Analytics read only this.</summary>
public enum TurnOutcome
{
    /// <summary>Nothing to answer (typing, an unknown event, a person owns the conversation).</summary>
    Ignored,
    Greeted,

    /// <summary>A question was answered outside any form.</summary>
    Answered,

    /// <summary>Two readings were too near; the person was asked which.</summary>
    Clarified,

    /// <summary>A form was begun.</summary>
    Started,
    StepAccepted,
    StepRejected,

    /// <summary>A question in the middle of a form was answered and the pending one asked again.</summary>
    Digressed,
    Completed,
    WentBack,
    Corrected,
    Cancelled,
    Resumed,
    StaleButton,
    CannotHandle,
    HandedOff,
    TooLong,

    /// <summary>A command of the help desk was carried out.</summary>
    DeskDone,

    /// <summary>A command of the help desk came too late, or from somebody who may not.</summary>
    DeskRefused,

    /// <summary>A part the answer needs is not available now; nothing was lost.</summary>
    ErrorUnavailable,

    /// <summary>Answers are switched off; the message is kept, and the state is as before.</summary>
    SwitchedOff,

    /// <summary>A bug. The state is as before the turn.</summary>
    ErrorInternal,
}
