using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Keys;

[Collection(TokenCollection.Name)]
public class KeyBindingTests(TokenFixture token)
{
    [Fact]
    public async Task A_key_swapped_with_another_citizens_does_not_sign()
    {
        var office = new Office(token);
        var mine = await office.EnrolAsync();
        var other = await office.EnrolAsync(Office.Stranger, Office.Citizen with { FullName = FullName.Parse("Y Blơ Niê") });
        var transaction = await office.AwaitOtpAsync(mine.Id);
        var foreign = office.Store.Credentials.Single(c => c.Id == other.Id).Key;
        office.Store.Tamper(mine.Id, c => c with { Key = foreign });

        Assert.IsType<ConfirmResult.SigningUnavailable>(await office.ConfirmAsync(transaction.Id));
        Assert.DoesNotContain(office.Store.Log, r => r.Event.Kind == SmartCaBot.Signing.Audit.AuditKind.TransactionSigned);
    }

    [Fact]
    public async Task A_key_and_certificate_swapped_together_do_not_sign()
    {
        var office = new Office(token);
        var mine = await office.EnrolAsync();
        var other = await office.EnrolAsync(Office.Stranger);
        var transaction = await office.AwaitOtpAsync(mine.Id);
        var foreign = office.Store.Credentials.Single(c => c.Id == other.Id);
        office.Store.Tamper(mine.Id, c => c with { Key = foreign.Key, Certificate = foreign.Certificate });

        Assert.IsType<ConfirmResult.SigningUnavailable>(await office.ConfirmAsync(transaction.Id));
    }

    [Fact]
    public async Task A_changed_blob_does_not_sign()
    {
        var office = new Office(token);
        var mine = await office.EnrolAsync();
        var transaction = await office.AwaitOtpAsync(mine.Id);
        office.Store.Tamper(mine.Id, c =>
        {
            var blob = c.Key.Blob.ToArray();
            blob[^1] ^= 1;
            return c with { Key = c.Key with { Blob = blob } };
        });

        Assert.IsType<ConfirmResult.SigningUnavailable>(await office.ConfirmAsync(transaction.Id));
    }

    [Fact]
    public async Task A_key_that_is_live_is_checked_again_when_the_store_changes()
    {
        var office = new Office(token);
        var mine = await office.EnrolAsync();
        var other = await office.EnrolAsync(Office.Stranger);
        Assert.IsType<ConfirmResult.Signed>(await office.ConfirmAsync((await office.AwaitOtpAsync(mine.Id)).Id));
        var foreign = office.Store.Credentials.Single(c => c.Id == other.Id);
        office.Store.Tamper(mine.Id, c => c with { Certificate = foreign.Certificate });

        Assert.IsType<ConfirmResult.SigningUnavailable>(
            await office.ConfirmAsync((await office.AwaitOtpAsync(mine.Id)).Id));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Any_number_of_live_keys_signs_for_many_citizens_at_once(int liveKeys)
    {
        var office = new Office(token, o => o with
        {
            Signing = o.Signing with { LiveKeys = liveKeys },
            Codes = new CodeAllowance { PerHour = 100, PerDay = 100 },
        });
        var credentials = new List<Guid>();
        for (var i = 0; i < 4; i++)
            credentials.Add((await office.EnrolAsync()).Id);
        var transactions = new List<Guid>();
        for (var i = 0; i < 24; i++)
            transactions.Add((await office.AwaitOtpAsync(credentials[i % 4])).Id);

        var results = await Task.WhenAll(transactions.Select(id => Task.Run(() => office.ConfirmAsync(id))));

        Assert.All(results, r => Assert.IsType<ConfirmResult.Signed>(r));
    }
}
