using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Otp;

[Collection(TokenCollection.Name)]
public class CodeBudgetTests(TokenFixture token)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opening_more_transactions_gives_no_more_codes_and_so_no_more_guesses()
    {
        var office = new Office(token);
        var credential = (await office.EnrolAsync()).Id;
        for (var sent = 0; sent < office.Options.Codes.PerHour; sent++) await office.AwaitOtpAsync(credential);

        var one = await office.PrepareAsync(credential, [1]);
        var refused = Assert.IsType<SendCodeResult.TooSoon>(await office.Signing.SendCodeAsync("one more", one.Id, Office.Subject, Cancel));

        Assert.Equal(TimeSpan.FromHours(1), refused.RetryAfter);
        office.Time.Advance(TimeSpan.FromMinutes(61));
        await office.AwaitOtpAsync(credential);
    }

    [Fact]
    public async Task Codes_of_a_day_are_bounded_too()
    {
        var office = new Office(token);
        var credential = (await office.EnrolAsync()).Id;
        for (var sent = 0; sent < office.Options.Codes.PerDay; sent++)
        {
            await office.AwaitOtpAsync(credential);
            office.Time.Advance(TimeSpan.FromMinutes(30));
        }

        var one = await office.PrepareAsync(credential, [1]);
        Assert.IsType<SendCodeResult.TooSoon>(await office.Signing.SendCodeAsync("one more", one.Id, Office.Subject, Cancel));
    }

    [Fact]
    public async Task Who_enters_the_codes_signs_as_often_as_they_like()
    {
        var office = new Office(token);
        var credential = (await office.EnrolAsync()).Id;
        for (var signed = 0; signed <= office.Options.Codes.PerDay; signed++)
        {
            var transaction = await office.AwaitOtpAsync(credential);
            Assert.IsType<ConfirmResult.Signed>(await office.ConfirmAsync(transaction.Id));
        }
    }
}
