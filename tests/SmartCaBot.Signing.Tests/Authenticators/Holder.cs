using SmartCaBot.Signing.Authenticators;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Authenticators;

/// <summary>A citizen with a certificate, a signing password and an authenticator app.</summary>
internal sealed class Holder
{
    public const string Password = "bưởi năm roi 2026";
    public const string Client = "sp-1";

    private byte[] _key = [];

    private Holder(Office office, CredentialSummary credential) => (Office, Credential) = (office, credential);

    public Office Office { get; }

    public CredentialSummary Credential { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Holder> EnrolAsync(Office office)
    {
        var holder = new Holder(office, await office.EnrolAsync());
        await holder.AcceptAnotherAsync();
        // The code that was shown is used up.
        office.Time.Advance(TimeSpan.FromSeconds(30));
        return holder;
    }

    /// <summary>Another app, or the first.</summary>
    public async Task AcceptAnotherAsync()
    {
        _key = Assert.IsType<OfferResult.Offered>(await Office.Core.Authenticators.OfferAsync(Office.Subject, Credential.Id, Password, Cancel)).Key;
        Assert.Equal(AcceptOutcome.Accepted, await Office.Core.Authenticators.AcceptAsync(Office.Subject, Credential.Id, Code(), Cancel));
    }

    /// <summary>What the app shows.</summary>
    public string Code(int stepsFromNow = 0) => Totp.Code(_key, Office.Time.GetUtcNow().AddSeconds(30 * stepsFromNow));

    /// <summary>A code of the right shape that the app shows neither now nor a moment before or after.</summary>
    public string WrongCode() => Enumerable.Range(0, 10).Select(n => $"00000{n}").First(code => !new[] { Code(-1), Code(), Code(1) }.Contains(code));

    public async Task<TransactionSummary> PrepareAsync(params HashToSign[] hashes)
    {
        var request = new HashRequest(
            hashes.Length > 0 ? hashes : [new HashToSign("HĐ-01", new byte[32])], new Requester(Client, "Cổng thử nghiệm", "", null), TimeSpan.FromMinutes(5));
        return Assert.IsType<PrepareResult.Prepared>(
            await Office.Signing.PrepareHashesAsync(Office.NextKey(), Office.Subject, Credential.Id, request, Cancel)).Transaction;
    }

    public Task<AuthoriseResult> AuthoriseAsync(Guid transactionId, string? code = null, string password = Password) =>
        Office.Signing.AuthoriseAsync(transactionId, Office.Subject, password, code ?? Code(), Cancel);

    /// <summary>A transaction with the activation data that was given for it.</summary>
    public async Task<(Guid Transaction, string Sad)> AuthorisedAsync()
    {
        var transaction = await PrepareAsync();
        return (transaction.Id, Assert.IsType<AuthoriseResult.Authorised>(await AuthoriseAsync(transaction.Id)).Sad);
    }

    public Task<ConfirmResult> RedeemAsync(Guid transactionId, string sad, string? password = Password, string client = Client) =>
        Office.Signing.RedeemAsync(transactionId, Office.Subject, client, sad, password, Cancel);
}
