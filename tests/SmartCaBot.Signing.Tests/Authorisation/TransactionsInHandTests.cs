using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Authorisation;

/// <summary>What a process keeps of what it has just prepared, while others write.</summary>
[Collection(TokenCollection.Name)]
public class TransactionsInHandTests(TokenFixture token)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_another_node_cancelled_meanwhile_is_not_signed()
    {
        var office = new Office(token);
        var transaction = await PreparedAsync(office);
        Assert.Equal(CancelOutcome.Cancelled, await office.NewCore(token).Signing.CancelAsync(transaction.Id, Office.Subject, Cancel));

        Assert.IsType<ConfirmResult.Cancelled>(await office.ConfirmAsync(transaction.Id));

        Assert.DoesNotContain(office.Store.Log, record => record.Event.Kind == AuditKind.TransactionSigned);
    }

    [Fact]
    public async Task A_certificate_that_another_node_suspended_meanwhile_signs_nothing()
    {
        var office = new Office(token);
        var transaction = await PreparedAsync(office);
        Assert.Equal(StatusOutcome.Done, await office.NewCore(token).Credentials.SuspendAsync(transaction.CredentialId, Office.Subject, Cancel));

        Assert.Equal(new ConfirmResult.CertificateNotUsable(CredentialStatus.Suspended), await office.ConfirmAsync(transaction.Id));

        Assert.DoesNotContain(office.Store.Log, record => record.Event.Kind == AuditKind.TransactionSigned);
    }

    [Fact]
    public async Task After_a_minute_what_is_stored_is_looked_at_before_the_key_is_used()
    {
        var office = new Office(token);
        var transaction = await PreparedAsync(office);
        Assert.Equal(StatusOutcome.Done, await office.NewCore(token).Credentials.SuspendAsync(transaction.CredentialId, Office.Subject, Cancel));
        office.Time.Advance(TimeSpan.FromSeconds(61));
        var signatures = 0;
        office.Store.BeforeTransactionWrite = next => signatures += next.Signatures.Count;

        Assert.Equal(new ConfirmResult.CertificateNotUsable(CredentialStatus.Suspended), await office.ConfirmAsync(transaction.Id));
        Assert.Equal(0, signatures);
    }

    [Fact]
    public async Task A_code_that_another_node_replaced_meanwhile_is_wrong_and_the_new_one_signs()
    {
        var office = new Office(token);
        var transaction = await PreparedAsync(office);
        var first = office.Inbox.LastCode(transaction.Id);
        office.Time.Advance(office.Options.Signing.Otp.CoolDown);
        Assert.IsType<SendCodeResult.Sent>(await office.NewCore(token).Signing.SendCodeAsync("second", transaction.Id, Office.Subject, Cancel));
        Assert.NotEqual(first, office.Inbox.LastCode(transaction.Id));

        Assert.Equal(new ConfirmResult.WrongCode(4), await office.Signing.ConfirmAsync("a", transaction.Id, Office.Subject, first, Cancel));
        Assert.IsType<ConfirmResult.Signed>(await office.ConfirmAsync(transaction.Id));
        Assert.Single(office.Store.Log, record => record.Event.Kind == AuditKind.OtpWrong);
    }

    [Fact]
    public async Task A_wrong_code_right_after_the_sending_is_counted_once()
    {
        var office = new Office(token);
        var transaction = await PreparedAsync(office);

        Assert.Equal(
            new ConfirmResult.WrongCode(4),
            await office.Signing.ConfirmAsync("a", transaction.Id, Office.Subject, office.Inbox.WrongCode(transaction.Id), Cancel));

        Assert.Single(office.Store.Log, record => record.Event.Kind == AuditKind.OtpWrong);
    }

    [Fact]
    public async Task No_code_is_sent_for_what_was_cancelled_a_moment_ago()
    {
        var office = new Office(token);
        var transaction = await PreparedAsync(office);
        Assert.Equal(CancelOutcome.Cancelled, await office.Signing.CancelAsync(transaction.Id, Office.Subject, Cancel));

        Assert.IsType<SendCodeResult.NotWaiting>(await office.Signing.SendCodeAsync("first", transaction.Id, Office.Subject, Cancel));
    }

    [Fact]
    public async Task What_was_prepared_before_is_told_again_though_the_certificate_is_suspended_since()
    {
        var office = new Office(token);
        var credential = await office.EnrolAsync();
        var request = new HashRequest([new HashToSign("a", new byte[32])]);
        var first = Assert.IsType<PrepareResult.Prepared>(await office.Signing.PrepareHashesAsync("same", Office.Subject, credential.Id, request, Cancel));
        Assert.Equal(StatusOutcome.Done, await office.Core.Credentials.SuspendAsync(credential.Id, Office.Subject, Cancel));

        var again = await office.Signing.PrepareHashesAsync("same", Office.Subject, credential.Id, request, Cancel);
        var other = await office.Signing.PrepareHashesAsync("other", Office.Subject, credential.Id, request, Cancel);

        Assert.Equal(first.Transaction.Id, Assert.IsType<PrepareResult.Prepared>(again).Transaction.Id);
        Assert.Equal(new PrepareResult.CertificateNotUsable(CredentialStatus.Suspended), other);
    }

    /// <summary>With its first code, made in the same write and sent.</summary>
    private static async Task<TransactionSummary> PreparedAsync(Office office)
    {
        var credential = await office.EnrolAsync();
        var request = new HashRequest([new HashToSign("a", new byte[32])]) { FirstCodeKey = "first" };
        var prepared = Assert.IsType<PrepareResult.Prepared>(
            await office.Signing.PrepareHashesAsync("prepare", Office.Subject, credential.Id, request, Cancel));
        Assert.IsType<SendCodeResult.Sent>(await office.Signing.SendCodeAsync("first", prepared.Transaction.Id, Office.Subject, Cancel));
        return prepared.Transaction;
    }
}
