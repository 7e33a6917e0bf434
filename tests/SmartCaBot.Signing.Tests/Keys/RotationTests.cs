using Microsoft.Extensions.Logging.Abstractions;
using SmartCaBot.Pkcs11.Setup;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Ceremonies;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Keys.Rotation;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Keys;

[Collection(TokenCollection.Name)]
public class RotationTests(TokenFixture token)
{
    private const string First = "smartcabot-kek-1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_key_moves_while_its_owner_signs_and_only_then_the_old_one_can_be_destroyed()
    {
        var office = NewOffice();
        var rotation = office.Core.Rotation;
        var credentials = new List<Guid>();
        for (var i = 0; i < 4; i++)
            credentials.Add((await office.EnrolAsync()).Id);
        var to = await BeginAsync(rotation);
        using var over = new CancellationTokenSource();
        var signing = Task.Run(async () =>
        {
            for (var i = 0; !over.IsCancellationRequested; i++)
                await SignAsync(office, credentials[i % 4]);
        }, Cancel);

        var report = await rotation.MoveAsync(progress: null, Cancel);
        await over.CancelAsync();
        await signing;

        Assert.Equal((to, 4, 0), (report.To, report.Moved, report.Damaged.Count));
        Assert.All(office.Store.Credentials, credential => Assert.Equal(to, credential.Key.KekLabel));
        foreach (var credential in credentials)
            await SignAsync(office, credential);
        var late = await office.EnrolAsync();
        Assert.Equal(to, office.Store.Credentials.Single(c => c.Id == late.Id).Key.KekLabel);
        Assert.Equal(
            [AuditKind.WrappingKeyBegun, AuditKind.KeysRewrapped],
            office.Store.Log.Select(r => r.Event.Kind).Where(k => k is AuditKind.WrappingKeyBegun or AuditKind.KeysRewrapped));

        // On to a third, and the second goes for good.
        var third = await BeginAsync(rotation);
        Assert.IsType<RetireOutcome.TooSoon>(await rotation.RetireAsync(to, People.Agree(CeremonyOperation.RetireKek), Cancel));
        office.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(new RetireOutcome.InUse(5), await rotation.RetireAsync(to, People.Agree(CeremonyOperation.RetireKek), Cancel));
        Assert.Equal(5, (await rotation.MoveAsync(progress: null, Cancel)).Moved);
        Assert.IsType<RetireOutcome.Done>(await rotation.RetireAsync(to, People.Agree(CeremonyOperation.RetireKek), Cancel));
        Assert.IsType<RetireOutcome.NotOld>(await rotation.RetireAsync(third, People.Agree(CeremonyOperation.RetireKek), Cancel));
        Assert.Null(await token.Token.UseAsync(to, static (s, label) => s.FindKey(KeyKind.SecretKey, label), Cancel));
        await SignAsync(office, credentials[0]);
    }

    [Fact]
    public async Task What_was_prepared_before_a_key_moved_is_signed_with_it_as_it_is_now()
    {
        var office = NewOffice();
        var credential = (await office.EnrolAsync()).Id;
        var old = await BeginAsync(office.Core.Rotation);
        await office.Core.Rotation.MoveAsync(progress: null, Cancel);
        // It keeps what it prepares, and has nobody's key in use.
        var node = office.NewCore(token).Signing;
        var request = new HashRequest([new HashToSign("a", new byte[32])]) { FirstCodeKey = "first" };
        var prepared = Assert.IsType<PrepareResult.Prepared>(await node.PrepareHashesAsync("prepare", Office.Subject, credential, request, Cancel)).Transaction;
        Assert.IsType<SendCodeResult.Sent>(await node.SendCodeAsync("first", prepared.Id, Office.Subject, Cancel));

        await BeginAsync(office.Core.Rotation);
        await office.Core.Rotation.MoveAsync(progress: null, Cancel);
        await token.Token.UseAsync(old, static (session, label) => session.DestroyKeys(KeyKind.SecretKey, label), Cancel);

        Assert.IsType<ConfirmResult.Signed>(await node.ConfirmAsync("confirm", prepared.Id, Office.Subject, office.Inbox.LastCode(prepared.Id), Cancel));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_move_cut_short_before_or_after_the_write_is_finished_by_the_next(int at)
    {
        var office = NewOffice();
        var credential = (await office.EnrolAsync()).Id;
        var to = await BeginAsync(office.Core.Rotation);
        var calls = 0;
        office.WrappingKeys!.AroundReplace = () =>
        {
            if (++calls == at)
                throw new IOException("crash");
        };

        await Assert.ThrowsAsync<IOException>(() => office.Core.Rotation.MoveAsync(progress: null, Cancel));
        await SignAsync(office, credential);
        await office.Core.Rotation.MoveAsync(progress: null, Cancel);

        Assert.Equal(to, office.Store.Credentials.Single().Key.KekLabel);
        await SignAsync(office, credential);
    }

    [Fact]
    public async Task A_successor_whose_making_was_cut_short_is_made_anew()
    {
        var office = NewOffice();
        var credential = (await office.EnrolAsync()).Id;
        await token.Token.UseAsync(
            TokenLabels.KekAfter(First),
            static (session, label) =>
            {
                // Two under one label: neither was ever used.
                session.GenerateWrappingKey(label);
                return session.GenerateWrappingKey(label);
            },
            Cancel);

        await BeginAsync(office.Core.Rotation);
        await office.Core.Rotation.MoveAsync(progress: null, Cancel);

        await SignAsync(office, credential);
    }

    [Fact]
    public async Task A_key_that_is_not_its_certificates_stays_where_it_is_and_is_named()
    {
        var office = NewOffice();
        var (mine, other) = ((await office.EnrolAsync()).Id, (await office.EnrolAsync(Office.Stranger)).Id);
        var foreign = office.Store.Credentials.Single(c => c.Id == other).Key;
        office.Store.Tamper(mine, c => c with { Key = foreign });
        await BeginAsync(office.Core.Rotation);

        var report = await office.Core.Rotation.MoveAsync(progress: null, Cancel);

        Assert.Equal(mine, Assert.Single(report.Damaged));
        Assert.Equal(First, office.Store.Credentials.Single(c => c.Id == mine).Key.KekLabel);
        Assert.IsType<BeginOutcome.UnderWay>(await office.Core.Rotation.BeginAsync(People.Agree(CeremonyOperation.RotateKek), Cancel));
    }

    [Fact]
    public async Task A_successor_that_a_standby_token_lacks_or_has_otherwise_is_not_used()
    {
        const string standby = "standby";
        var pin = await File.ReadAllBytesAsync(token.PinFile, Cancel);
        Assert.True(TokenSetup.EnsureInitialised(token.Library, standby, TokenSetup.GeneratePin(), pin));
        await using var both = new Token(
            [token.Options, token.Options with { Label = standby }], TimeProvider.System, NullLogger<Token>.Instance);
        var store = new MemoryStore();
        var rotation = new KekRotation(
            both, new MemoryWrappingKeys(store, TimeProvider.System), store, new KeyBinding(new TokenSecrets(both)), TimeProvider.System);
        var to = TokenLabels.KekAfter(First);

        async Task RefusedAsync() => Assert.Equal(
            [standby],
            Assert.IsType<BeginOutcome.NotReplicated>(await rotation.BeginAsync(People.Agree(CeremonyOperation.RotateKek), Cancel)).Tokens);
        await RefusedAsync();
        await both.Devices[1].UseAsync(to, static (session, label) => session.GenerateWrappingKey(label), Cancel);
        await RefusedAsync();

        Assert.Equal(First, Assert.Single(await rotation.ListAsync(Cancel)).Key.Label);
        Assert.DoesNotContain(store.Log, r => r.Event.Kind == AuditKind.WrappingKeyBegun);
    }

    private Office NewOffice() => new(token, o => o with { Codes = new CodeAllowance { PerHour = 10_000, PerDay = 10_000 } }, rotates: true);

    private static async Task<string> BeginAsync(KekRotation rotation) =>
        Assert.IsType<BeginOutcome.Begun>(await rotation.BeginAsync(People.Agree(CeremonyOperation.RotateKek), Cancel)).To;

    private static async Task SignAsync(Office office, Guid credential)
    {
        var owner = office.Store.Credentials.Single(c => c.Id == credential).Subject;
        Assert.Equal(Office.Subject, owner);
        Assert.IsType<ConfirmResult.Signed>(await office.ConfirmAsync((await office.AwaitOtpAsync(credential)).Id));
    }
}
