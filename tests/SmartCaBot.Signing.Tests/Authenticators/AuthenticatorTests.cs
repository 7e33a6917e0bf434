using System.Diagnostics;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authenticators;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Authenticators;

[Collection(TokenCollection.Name)]
public sealed class AuthenticatorTests(TokenFixture token)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_app_is_told_is_told_once_and_kept_encrypted()
    {
        var office = new Office(token);
        var credential = await office.EnrolAsync();
        Task<OfferResult> OfferAsync(string password) => office.Core.Authenticators.OfferAsync(Office.Subject, credential.Id, password, Cancel);

        Assert.IsType<OfferResult.NotFound>(await office.Core.Authenticators.OfferAsync(Office.Stranger, credential.Id, Holder.Password, Cancel));
        Assert.All(["", "ngắn", "12345678", "aaaaaaaaaa"], weak => Assert.IsType<OfferResult.PasswordRefused>(OfferAsync(weak).Result));
        Assert.Equal(AcceptOutcome.NothingOffered, await office.Core.Authenticators.AcceptAsync(Office.Subject, credential.Id, "123456", Cancel));
        var first = Assert.IsType<OfferResult.Offered>(await OfferAsync(Holder.Password));
        var second = Assert.IsType<OfferResult.Offered>(await OfferAsync(Holder.Password));

        Assert.StartsWith("otpauth://totp/", second.Address, StringComparison.Ordinal);
        Assert.Contains(Base32.Write(second.Key), second.Address, StringComparison.Ordinal);
        Assert.Equal(
            AcceptOutcome.WrongCode,
            await office.Core.Authenticators.AcceptAsync(Office.Subject, credential.Id, Totp.Code(first.Key, office.Time.GetUtcNow()), Cancel));
        Assert.Equal(
            AcceptOutcome.Accepted,
            await office.Core.Authenticators.AcceptAsync(Office.Subject, credential.Id, Totp.Code(second.Key, office.Time.GetUtcNow()), Cancel));
        var stored = (await office.Authenticators.FindAsync(credential.Id, Cancel))!.Active!;
        Assert.Equal(-1, stored.ProtectedKey.AsSpan().IndexOf(second.Key));
        Assert.DoesNotContain(office.Store.Log, record => record.Event.Detail.Contains(Base32.Write(second.Key), StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_offer_is_past_its_time_and_the_one_in_use_stays()
    {
        var holder = await Holder.EnrolAsync(new Office(token));
        var office = holder.Office;
        var other = Assert.IsType<OfferResult.Offered>(
            await office.Core.Authenticators.OfferAsync(Office.Subject, holder.Credential.Id, "một mật khẩu khác", Cancel));
        office.Time.Advance(TimeSpan.FromMinutes(16));

        Assert.Equal(
            AcceptOutcome.NothingOffered,
            await office.Core.Authenticators.AcceptAsync(Office.Subject, holder.Credential.Id, Totp.Code(other.Key, office.Time.GetUtcNow()), Cancel));
        await holder.AuthorisedAsync();
    }

    [Fact]
    public async Task A_code_is_accepted_once_and_none_before_it_after_that()
    {
        var holder = await Holder.EnrolAsync(new Office(token));
        var (first, second) = (await holder.PrepareAsync(), await holder.PrepareAsync());
        var (early, now) = (holder.Code(), holder.Code(1));

        // One step of drift: the app's clock is ahead.
        Assert.IsType<AuthoriseResult.Authorised>(await holder.AuthoriseAsync(first.Id, now));
        Assert.IsType<AuthoriseResult.WrongSecret>(await holder.AuthoriseAsync(second.Id, now));
        Assert.IsType<AuthoriseResult.WrongSecret>(await holder.AuthoriseAsync(second.Id, early));
        Assert.IsType<AuthoriseResult.WrongSecret>(await holder.AuthoriseAsync(second.Id, holder.Code(2)));
        holder.Office.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.IsType<AuthoriseResult.Authorised>(await holder.AuthoriseAsync(second.Id));
    }

    [Fact]
    public async Task One_code_shown_a_hundred_times_at_once_authorises_one_transaction()
    {
        var holder = await Holder.EnrolAsync(new Office(token));
        var nodes = new[] { holder.Office.Core, holder.Office.NewCore(token) };
        var transactions = new List<TransactionSummary>();
        for (var i = 0; i < 20; i++) transactions.Add(await holder.PrepareAsync());
        var code = holder.Code();

        var results = await Task.WhenAll(transactions.Select((transaction, i) => Task.Run(
            () => nodes[i % 2].Signing.AuthoriseAsync(transaction.Id, Office.Subject, Holder.Password, code, Cancel), Cancel)));

        Assert.Single(results, result => result is AuthoriseResult.Authorised);
    }

    [Fact]
    public async Task Ten_thousand_guesses_are_five_and_then_nothing()
    {
        var holder = await Holder.EnrolAsync(new Office(token));
        var transaction = await holder.PrepareAsync();
        var (wrong, locked) = (0, 0);
        for (var guess = 0; guess < 10_000; guess++)
        {
            var result = await holder.AuthoriseAsync(transaction.Id, guess == 0 ? holder.WrongCode() : guess.ToString("D6", null));
            if (result is AuthoriseResult.WrongSecret) wrong++;
            else if (result is AuthoriseResult.Locked) locked++;
        }

        Assert.Equal((4, 9_996), (wrong, locked));
        Assert.IsType<AuthoriseResult.Locked>(await holder.AuthoriseAsync(transaction.Id));
        Assert.Single(holder.Office.Store.Log, record => record.Event.Kind == AuditKind.AuthenticatorLocked);
        Assert.DoesNotContain(holder.Office.Store.Log, record => record.Event.Kind == AuditKind.TransactionAuthorised);
    }

    [Fact]
    public async Task A_right_password_takes_no_wrong_code_back()
    {
        var holder = await Holder.EnrolAsync(new Office(token));
        var (authorised, sad) = await holder.AuthorisedAsync();
        holder.Office.Time.Advance(TimeSpan.FromSeconds(30));
        var guessed = await holder.PrepareAsync();
        for (var guess = 0; guess < 4; guess++) Assert.IsType<AuthoriseResult.WrongSecret>(await holder.AuthoriseAsync(guessed.Id, holder.WrongCode()));

        Assert.IsType<ConfirmResult.Signed>(await holder.RedeemAsync(authorised, sad));

        Assert.IsType<AuthoriseResult.Locked>(await holder.AuthoriseAsync(guessed.Id, holder.WrongCode()));
    }

    [Fact]
    public async Task What_has_ended_tells_nobody_whether_a_password_is_right()
    {
        var holder = await Holder.EnrolAsync(new Office(token));
        var (authorised, sad) = await holder.AuthorisedAsync();
        holder.Office.Time.Advance(TimeSpan.FromSeconds(299 + 1));

        foreach (var password in new[] { Holder.Password, "không phải mật khẩu" })
            Assert.IsType<ConfirmResult.NotAuthorised>(await holder.RedeemAsync(authorised, sad, password));
        Assert.DoesNotContain(holder.Office.Store.Log, record => record.Event.Kind == AuditKind.AuthenticatorWrong);
    }

    [Fact]
    public async Task Each_lock_is_longer_and_a_right_try_ends_them()
    {
        var holder = await Holder.EnrolAsync(new Office(token));
        var transaction = await holder.PrepareAsync();
        async Task<TimeSpan> LockAsync()
        {
            for (var i = 0; i < 4; i++) await holder.AuthoriseAsync(transaction.Id, password: "không phải mật khẩu");
            var locked = Assert.IsType<AuthoriseResult.Locked>(await holder.AuthoriseAsync(transaction.Id, holder.WrongCode()));
            var wait = locked.Until - holder.Office.Time.GetUtcNow();
            holder.Office.Time.Advance(wait + TimeSpan.FromSeconds(31));
            transaction = await holder.PrepareAsync();
            return wait;
        }

        foreach (var minutes in new[] { 1d, 4d, 16d }) Assert.Equal(minutes, (await LockAsync()).TotalMinutes);
        Assert.IsType<AuthoriseResult.Authorised>(await holder.AuthoriseAsync(transaction.Id));
        holder.Office.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(1d, (await LockAsync()).TotalMinutes);
    }

    [Fact]
    public async Task A_wrong_password_a_wrong_code_and_no_authenticator_look_alike()
    {
        var holder = await Holder.EnrolAsync(new Office(token));
        var transaction = await holder.PrepareAsync();
        Assert.IsType<AuthoriseResult.WrongSecret>(await holder.AuthoriseAsync(transaction.Id, password: "sai mật khẩu"));
        Assert.IsType<AuthoriseResult.WrongSecret>(await holder.AuthoriseAsync(transaction.Id, holder.WrongCode()));

        Assert.True(await holder.Office.Core.Authenticators.RemoveAsync(Office.Subject, holder.Credential.Id, Cancel));

        Assert.IsType<AuthoriseResult.WrongSecret>(await holder.AuthoriseAsync(transaction.Id));
        Assert.False(await holder.Office.Core.Authenticators.RemoveAsync(Office.Subject, holder.Credential.Id, Cancel));
    }

    [Fact]
    public async Task What_is_wrong_cannot_be_told_by_the_clock()
    {
        var patient = new AuthenticatorPolicy { FirstLock = TimeSpan.FromTicks(1), LongestLock = TimeSpan.FromTicks(1) };
        var holder = await Holder.EnrolAsync(new Office(token, options => options with { Authenticators = patient }));
        var none = await holder.Office.EnrolAsync(new("web:citizen-3"), Office.Citizen with { CitizenId = CitizenId.Parse("066190000456") });
        var transaction = await holder.PrepareAsync();
        var request = new HashRequest([new HashToSign("HĐ-01", new byte[32])]);
        var others = Assert.IsType<PrepareResult.Prepared>(
            await holder.Office.Signing.PrepareHashesAsync("k", new("web:citizen-3"), none.Id, request, Cancel)).Transaction;
        Func<Task<AuthoriseResult>>[] tries =
        [
            () => holder.AuthoriseAsync(transaction.Id, password: "sai mật khẩu"),
            () => holder.AuthoriseAsync(transaction.Id, holder.WrongCode()),
            () => holder.Office.Signing.AuthoriseAsync(others.Id, new("web:citizen-3"), Holder.Password, "123456", Cancel),
        ];
        var times = tries.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < 21; round++)
        {
            for (var kind = 0; kind < tries.Length; kind++)
            {
                holder.Office.Time.Advance(TimeSpan.FromMilliseconds(1));
                var began = Stopwatch.GetTimestamp();
                await tries[kind]();
                times[kind].Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }

        var medians = times.Select(all => all.Order().ElementAt(all.Count / 2)).ToArray();
        // Generous: the machine does other things. Without the work that is done for nothing, the last would be a tenth of the others.
        Assert.True(medians.Max() < 2 * medians.Min(), $"Medians in ms: {string.Join(", ", medians)}");
    }
}
