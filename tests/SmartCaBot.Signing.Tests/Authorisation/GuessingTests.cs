using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Authorisation;

/// <summary>Somebody has a citizen's session and not their phone.</summary>
[Collection(TokenCollection.Name)]
public class GuessingTests(TokenFixture token)
{
    private const int Guesses = 10_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_ten_thousand_guesses_at_one_code_five_are_compared()
    {
        var office = new Office(token);
        var transaction = await office.AwaitOtpAsync((await office.EnrolAsync()).Id);
        var right = office.Inbox.LastCode(transaction.Id);
        var nodes = new[] { office.Core, office.NewCore(token), office.NewCore(token) };

        // All codes that begin with 00, by three nodes at once; the right one, if it is among them, comes after the limit.
        var guesses = Enumerable.Range(0, Guesses).Select(number => number.ToString("D6")).OrderBy(guess => guess == right);
        var results = await Task.WhenAll(guesses.Chunk(Guesses / nodes.Length + 1).Select((chunk, node) => Task.Run(async () =>
        {
            var answers = new List<ConfirmResult>();
            foreach (var guess in chunk)
                answers.Add(await nodes[node].Signing.ConfirmAsync(office.NextKey(), transaction.Id, Office.Subject, guess, Cancel));
            return answers;
        })));

        Assert.Equal(4, results.SelectMany(answers => answers).Count(answer => answer is ConfirmResult.WrongCode));
        Assert.Equal(Guesses - 4, results.SelectMany(answers => answers).Count(answer => answer is ConfirmResult.Locked));
        Assert.IsType<ConfirmResult.Locked>(await office.ConfirmAsync(transaction.Id));
        Assert.Equal(4, office.Store.Log.Count(record => record.Event.Kind == AuditKind.OtpWrong));
        Assert.Single(office.Store.Log, record => record.Event.Kind == AuditKind.TransactionLocked);
    }

    /// <summary>A new transaction after each lock gives no more than the codes that one person is sent.</summary>
    [Fact]
    public async Task Ten_thousand_guesses_over_new_transactions_take_a_hundred_days()
    {
        var office = new Office(token);
        var credential = await office.EnrolAsync();
        var (made, began) = (0, office.Time.GetUtcNow());
        while (made < Guesses)
        {
            var transaction = await office.PrepareAsync(credential.Id, "nội dung"u8.ToArray());
            while (await office.Signing.SendCodeAsync(office.NextKey(), transaction.Id, Office.Subject, Cancel) is SendCodeResult.TooSoon soon)
            {
                office.Time.Advance(soon.RetryAfter);
                transaction = await office.PrepareAsync(credential.Id, "nội dung"u8.ToArray());
            }

            var wrong = office.Inbox.WrongCode(transaction.Id);
            for (ConfirmResult? result = null; result is null or ConfirmResult.WrongCode; made++)
                result = await office.Signing.ConfirmAsync(office.NextKey(), transaction.Id, Office.Subject, wrong, Cancel);
        }

        var most = office.Options.Codes.PerDay * office.Options.Signing.Otp.MaxAttempts;
        Assert.InRange((office.Time.GetUtcNow() - began).TotalDays, (Guesses / most) - 1, double.PositiveInfinity);
        Assert.DoesNotContain(office.Store.Log, record => record.Event.Kind == AuditKind.TransactionSigned);
    }
}
