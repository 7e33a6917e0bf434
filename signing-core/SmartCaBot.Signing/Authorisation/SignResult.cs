namespace SmartCaBot.Signing.Authorisation;

/// <summary>The outcome of signing in one call.</summary>
public abstract record SignResult
{
    private SignResult()
    {
    }

    /// <summary>The signed document is in the output.</summary>
    public sealed record Written(TransactionSummary Transaction) : SignResult;

    /// <summary>Nobody was asked.</summary>
    public sealed record NotPrepared(PrepareResult Why) : SignResult;

    /// <summary>The person was asked, and there is no signature.</summary>
    public sealed record NotConfirmed(ConfirmResult Why) : SignResult;
}
