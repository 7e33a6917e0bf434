using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Keys;

/// <summary>What lives unwrapped in the token, counted there.</summary>
[Collection(TokenCollection.Name)]
public class LiveKeysTests(TokenFixture token)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_revoked_suspended_or_locked_credentials_key_is_gone_from_the_token()
    {
        var office = NewOffice(liveKeys: 8);
        var before = await CountAsync();
        var (revoked, suspended, locked) = (await SignedAsync(office), await SignedAsync(office), await SignedAsync(office));
        Assert.Equal(before + 3, await CountAsync());

        Assert.Equal(StatusOutcome.Done, await office.Core.Credentials.RevokeAsync(revoked, Office.Subject, RevocationReason.KeyCompromise, Cancel));
        Assert.Equal(before + 2, await CountAsync());
        Assert.Equal(StatusOutcome.Done, await office.Core.Credentials.SuspendAsync(suspended, Office.Subject, Cancel));
        Assert.Equal(before + 1, await CountAsync());
        var transaction = await office.AwaitOtpAsync(locked);
        ConfirmResult last;
        do
            last = await office.Signing.ConfirmAsync(office.NextKey(), transaction.Id, Office.Subject, "000000", Cancel);
        while (last is ConfirmResult.WrongCode);
        Assert.IsType<ConfirmResult.Locked>(last);
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task No_more_keys_live_in_the_token_than_allowed()
    {
        var office = NewOffice(liveKeys: 2);
        var before = await CountAsync();
        var first = await SignedAsync(office);
        for (var i = 0; i < 4; i++)
            await SignedAsync(office);

        Assert.Equal(before + 2, await CountAsync());
        Assert.IsType<ConfirmResult.Signed>(await office.ConfirmAsync((await office.AwaitOtpAsync(first)).Id));
        Assert.Equal(before + 2, await CountAsync());
    }

    private Office NewOffice(int liveKeys) => new(token, o => o with
    {
        Signing = o.Signing with { LiveKeys = liveKeys },
        Codes = new CodeAllowance { PerHour = 100, PerDay = 100 },
    });

    private static async Task<Guid> SignedAsync(Office office)
    {
        var credential = (await office.EnrolAsync()).Id;
        Assert.IsType<ConfirmResult.Signed>(await office.ConfirmAsync((await office.AwaitOtpAsync(credential)).Id));
        return credential;
    }

    private async Task<int> CountAsync() => await token.Token.UseAsync(0, static (session, _) => session.CountUnwrappedKeys(), Cancel);
}
