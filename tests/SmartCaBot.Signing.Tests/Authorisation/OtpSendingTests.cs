using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Authorisation;

[Collection(TokenCollection.Name)]
public class OtpSendingTests(TokenFixture token)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sending_again_waits_for_the_cool_down_and_ends_after_three_resends()
    {
        var office = new Office(token);
        var transaction = await office.AwaitOtpAsync((await office.EnrolAsync()).Id);
        Task<SendCodeResult> Send() => office.Signing.SendCodeAsync(office.NextKey(), transaction.Id, Office.Subject, Cancel);

        var early = Assert.IsType<SendCodeResult.TooSoon>(await Send());
        Assert.Equal(TimeSpan.FromSeconds(60), early.RetryAfter);
        for (var left = 2; left >= 0; left--)
        {
            office.Time.Advance(TimeSpan.FromSeconds(60));
            Assert.Equal(left, Assert.IsType<SendCodeResult.Sent>(await Send()).ResendsLeft);
        }
        office.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.IsType<SendCodeResult.NoMoreSends>(await Send());
    }

    [Fact]
    public async Task A_code_made_with_its_transaction_is_sent_without_another_write_after_a_crash_too()
    {
        var office = new Office(token);
        var credential = await office.EnrolAsync();
        var request = new HashRequest([new HashToSign("a", new byte[32])]) { FirstCodeKey = "first" };
        async Task<TransactionSummary> PrepareAsync() => Assert.IsType<PrepareResult.Prepared>(
            await office.Signing.PrepareHashesAsync("k", Office.Subject, credential.Id, request, Cancel)).Transaction;

        var transaction = await PrepareAsync();
        Task<SendCodeResult> SendAsync() => office.Signing.SendCodeAsync("first", transaction.Id, Office.Subject, Cancel);

        Assert.Equal((TransactionState.AwaitingOtp, 1), (transaction.State, transaction.Codes));
        Assert.Equal([AuditKind.TransactionPrepared, AuditKind.OtpSent], office.Store.Log.TakeLast(2).Select(record => record.Event.Kind));
        var written = office.Store.Log.Count;
        office.Inbox.BeforeTaking = () => throw new IOException("The process died.");
        Assert.IsType<SendCodeResult.NotDelivered>(await SendAsync());
        office.Inbox.BeforeTaking = null;
        Assert.Equal(transaction.Id, (await PrepareAsync()).Id);
        Assert.IsType<SendCodeResult.Sent>(await SendAsync());
        Assert.IsType<SendCodeResult.Sent>(await SendAsync());
        Assert.Single(office.Inbox.Messages, message => message.Reference == transaction.Id);
        Assert.Equal(written, office.Store.Log.Count);
        Assert.IsType<ConfirmResult.Signed>(await office.ConfirmAsync(transaction.Id));
    }

    [Fact]
    public async Task Whoever_was_sent_too_many_codes_gets_none_with_a_transaction()
    {
        var office = new Office(token, options => options with { Codes = new CodeAllowance { PerHour = 1, PerDay = 1 } });
        var credential = await office.EnrolAsync();
        async Task<TransactionSummary> PrepareAsync(string key) => Assert.IsType<PrepareResult.Prepared>(await office.Signing.PrepareHashesAsync(
            key, Office.Subject, credential.Id, new HashRequest([new HashToSign("a", new byte[32])]) { FirstCodeKey = "first" }, Cancel)).Transaction;

        var first = await PrepareAsync("one");
        Assert.Equal((1, first.Id), (first.Codes, (await PrepareAsync("one")).Id));
        var second = await PrepareAsync("two");

        Assert.Equal((TransactionState.Prepared, 0), (second.State, second.Codes));
        Assert.IsType<SendCodeResult.TooSoon>(await office.Signing.SendCodeAsync("first", second.Id, Office.Subject, Cancel));
    }

    [Fact]
    public async Task The_same_request_sends_once_and_answers_the_same()
    {
        var office = new Office(token);
        var transaction = await office.PrepareAsync((await office.EnrolAsync()).Id, [1]);
        var first = await office.Signing.SendCodeAsync("one", transaction.Id, Office.Subject, Cancel);
        var messages = office.Inbox.Messages.Count;

        var second = await office.Signing.SendCodeAsync("one", transaction.Id, Office.Subject, Cancel);

        Assert.Equal(first, second);
        Assert.Equal(messages, office.Inbox.Messages.Count);
    }

    [Fact]
    public async Task A_code_stored_just_before_a_crash_is_sent_by_the_same_request_again()
    {
        var office = new Office(token);
        var transaction = await office.PrepareAsync((await office.EnrolAsync()).Id, [1]);
        office.Inbox.BeforeTaking = () => throw new InvalidOperationException("The process ends here.");
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => office.Signing.SendCodeAsync("one", transaction.Id, Office.Subject, Cancel));
        office.Inbox.BeforeTaking = null;

        Assert.IsType<SendCodeResult.Sent>(await office.Signing.SendCodeAsync("one", transaction.Id, Office.Subject, Cancel));

        Assert.IsType<SmartCaBot.Signing.Authorisation.ConfirmResult.Signed>(await office.ConfirmAsync(transaction.Id));
    }

    [Fact]
    public async Task Tries_count_over_all_codes_of_a_transaction()
    {
        var office = new Office(token);
        var transaction = await office.AwaitOtpAsync((await office.EnrolAsync()).Id);
        await office.Signing.ConfirmAsync(office.NextKey(), transaction.Id, Office.Subject, office.Inbox.WrongCode(transaction.Id), Cancel);
        office.Time.Advance(TimeSpan.FromSeconds(61));
        await office.Signing.SendCodeAsync("again", transaction.Id, Office.Subject, Cancel);

        var result = await office.Signing.ConfirmAsync(office.NextKey(),
            transaction.Id, Office.Subject, office.Inbox.WrongCode(transaction.Id), Cancel);

        Assert.Equal(new SmartCaBot.Signing.Authorisation.ConfirmResult.WrongCode(3), result);
    }

    [Fact]
    public async Task The_destination_is_the_holders_and_is_masked()
    {
        var office = new Office(token);
        var transaction = await office.PrepareAsync((await office.EnrolAsync()).Id, [1]);

        var sent = Assert.IsType<SendCodeResult.Sent>(await office.Signing.SendCodeAsync("one", transaction.Id, Office.Subject, Cancel));

        Assert.Equal("•••••••678", sent.MaskedPhone);
        Assert.Equal("b•••@example.vn", sent.MaskedEmail);
        Assert.Equal("+84912345678", office.Inbox.Messages.Last().Phone.Value);
    }

    [Fact]
    public async Task A_refused_message_is_told()
    {
        var office = new Office(token);
        var transaction = await office.PrepareAsync((await office.EnrolAsync()).Id, [1]);
        office.Inbox.Refuses = true;

        Assert.IsType<SendCodeResult.NotDelivered>(
            await office.Signing.SendCodeAsync("one", transaction.Id, Office.Subject, Cancel));
    }

    [Fact]
    public async Task No_code_is_stored_or_shown()
    {
        var office = new Office(token);
        var transaction = await office.AwaitOtpAsync((await office.EnrolAsync()).Id);
        var code = office.Inbox.LastCode(transaction.Id);
        await office.ConfirmAsync(transaction.Id);

        var stored = (await office.Store.FindTransactionAsync(transaction.Id, Cancel))!;
        var everything = System.Text.Json.JsonSerializer.Serialize(stored) + System.Text.Json.JsonSerializer.Serialize(office.Store.Log);

        Assert.DoesNotContain($"\"{code}\"", everything, StringComparison.Ordinal);
        Assert.DoesNotContain(code, office.Inbox.Messages.Last().ToString(), StringComparison.Ordinal);
    }
}
