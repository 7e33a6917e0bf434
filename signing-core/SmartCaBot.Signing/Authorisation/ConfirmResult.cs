using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>The outcome of entering a code.</summary>
public abstract record ConfirmResult
{
    private ConfirmResult()
    {
    }

    public sealed record Signed(SignatureReceipt Receipt) : ConfirmResult;

    /// <summary>Confirmed before: the stored outcome again.</summary>
    public sealed record AlreadySigned(SignatureReceipt Receipt) : ConfirmResult;

    public sealed record WrongCode(int AttemptsLeft) : ConfirmResult;

    /// <summary>The code is too old, or none was sent: ask for a new one.</summary>
    public sealed record CodeExpired : ConfirmResult;

    /// <summary>Activation data that is not for this, is past its time, or came with a wrong password: nobody is told which.</summary>
    public sealed record NotAuthorised : ConfirmResult;

    /// <summary>Too many wrong codes: prepare anew; of passwords: wait.</summary>
    public sealed record Locked : ConfirmResult;

    public sealed record Cancelled : ConfirmResult;

    /// <summary>The transaction waited too long: prepare anew.</summary>
    public sealed record TransactionExpired : ConfirmResult;

    public sealed record CertificateNotUsable(CredentialStatus Status) : ConfirmResult;

    /// <summary>The token cannot be used now; nothing is lost, the same code may be entered again.</summary>
    public sealed record SigningUnavailable : ConfirmResult;

    /// <summary>Activation data was given out; told as <see cref="AuthoriseResult"/> alone.</summary>
    internal sealed record Granted(AuthoriseResult Result) : ConfirmResult
    {
        public override string ToString() => "Granted(***)";
    }

    /// <summary>No such transaction, or somebody else's.</summary>
    public sealed record NotFound : ConfirmResult;
}
