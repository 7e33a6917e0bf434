using SmartCaBot.Signing.Api.Sp769;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Signing.Api.Requests;

/// <summary>What has become of a request, in the interface's words.</summary>
internal sealed class Outcomes(SigningCore core)
{
    public const string Waiting = "sig_wait_for_user_confirm";
    public const string Success = "SUCCESS";

    /// <summary>Null when there is no such transaction any more.</summary>
    public async Task<Outcome?> FindAsync(RequestRecord request, CancellationToken cancellationToken)
    {
        var subject = new SubjectId(request.Subject);
        if (await core.Signing.FindAsync(request.Transaction, subject, cancellationToken) is not { } transaction) return null;
        return transaction.State switch
        {
            TransactionState.Signed => new Outcome(
                Success, Of((await core.Signing.ReceiptAsync(request.Transaction, subject, cancellationToken))!), IsOver: true),
            TransactionState.Cancelled or TransactionState.Locked => new Outcome("REJECTED", null, IsOver: true),
            TransactionState.Expired => new Outcome("EXPIRED", null, IsOver: true),
            _ => new Outcome(Waiting, null, IsOver: false),
        };
    }

    public static IReadOnlyList<SignatureData> Of(SignatureReceipt receipt) =>
        [.. receipt.Signatures.Select(signature => new SignatureData(signature.DocumentName, Convert.ToBase64String(signature.Value), null))];
}

/// <param name="Message">SUCCESS, REJECTED, EXPIRED, or that it waits.</param>
/// <param name="Signatures">Once signed.</param>
/// <param name="IsOver">Nothing will change any more.</param>
internal sealed record Outcome(string Message, IReadOnlyList<SignatureData>? Signatures, bool IsOver);
