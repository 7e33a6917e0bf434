namespace SmartCaBot.Admin.Erasures;

internal enum ErasureOutcome
{
    /// <summary>Somebody else has to confirm it.</summary>
    Asked,
    Done,
    Refused,
    NoReason,

    /// <summary>Nothing has that name, or the wish was decided meanwhile.</summary>
    NotFound,

    /// <summary>A hold keeps it.</summary>
    Held,

    /// <summary>There is such a wish already.</summary>
    AskedBefore,

    /// <summary>Who asked may not confirm.</summary>
    SamePerson,

    /// <summary>The law has it kept for now.</summary>
    TooEarly,

    /// <summary>Nothing personal is left of it.</summary>
    ErasedBefore,

    /// <summary>The token cannot be used now.</summary>
    SigningUnavailable,
}

/// <param name="Outcome">What became of it.</param>
/// <param name="From">When it is too early: from when on it is possible.</param>
internal readonly record struct ErasureAnswer(ErasureOutcome Outcome, DateTimeOffset? From = null)
{
    public static implicit operator ErasureAnswer(ErasureOutcome outcome) => new(outcome);
}
