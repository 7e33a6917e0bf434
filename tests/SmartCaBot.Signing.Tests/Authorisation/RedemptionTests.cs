using System.Buffers.Text;
using System.Text;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Tests.Authenticators;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Authorisation;

[Collection(TokenCollection.Name)]
public sealed class RedemptionTests(TokenFixture token)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Activation_data_signs_what_it_was_given_for()
    {
        var holder = await Holder.EnrolAsync(new Office(token));
        var hashes = Enumerable.Range(1, 3).Select(n => new HashToSign($"HĐ-{n}", Enumerable.Repeat((byte)n, 32).ToArray())).ToArray();
        var transaction = await holder.PrepareAsync(hashes);
        var authorised = Assert.IsType<AuthoriseResult.Authorised>(await holder.AuthoriseAsync(transaction.Id));
        Assert.Equal(299, (authorised.ExpiresAt - holder.Office.Time.GetUtcNow()).TotalSeconds);

        var signed = Assert.IsType<ConfirmResult.Signed>(await holder.RedeemAsync(transaction.Id, authorised.Sad));

        Assert.Equal(hashes.Select(hash => hash.Digest), signed.Receipt.Signatures.Select(signature => signature.Digest));
        var claims = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(authorised.Sad.Split('.')[1]));
        Assert.Contains(holder.Credential.Id.ToString(), claims, StringComparison.Ordinal);
        var record = Assert.Single(holder.Office.Store.Log, record => record.Event.Kind == AuditKind.TransactionSigned).Event;
        Assert.Contains("grant=", record.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_parallel_uses_make_one_signature()
    {
        var holder = await Holder.EnrolAsync(new Office(token));
        var (transaction, sad) = await holder.AuthorisedAsync();
        var nodes = Enumerable.Range(0, 4).Select(_ => holder.Office.NewCore(token)).ToArray();

        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(
            () => nodes[i % nodes.Length].Signing.RedeemAsync(transaction, Office.Subject, Holder.Client, sad, null, Cancel), Cancel)));

        var signed = Assert.Single(results.OfType<ConfirmResult.Signed>()).Receipt.Signatures[0].Value;
        Assert.All(results.OfType<ConfirmResult.AlreadySigned>(), again => Assert.Equal(signed, again.Receipt.Signatures[0].Value));
        Assert.Equal(99, results.OfType<ConfirmResult.AlreadySigned>().Count());
        Assert.Single(holder.Office.Store.Log, record => record.Event.Kind == AuditKind.TransactionSigned);
    }

    [Fact]
    public async Task It_is_good_for_its_transaction_client_and_password_alone()
    {
        var holder = await Holder.EnrolAsync(new Office(token));
        var (transaction, sad) = await holder.AuthorisedAsync();
        holder.Office.Time.Advance(TimeSpan.FromSeconds(30));
        var (other, otherSad) = await holder.AuthorisedAsync();
        var parts = sad.Split('.');
        var forged = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])).Replace(transaction.ToString(), other.ToString(), StringComparison.Ordinal)));
        string[] wrong =
        [
            otherSad, "", "x.y.z", $"{parts[0]}.{forged}.{parts[2]}", $"{parts[0]}.{parts[1]}.", $"{parts[0]}.{parts[1]}",
            $"{Base64Url.EncodeToString("""{"typ":"JWT","alg":"none"}"""u8)}.{parts[1]}.",
        ];

        foreach (var text in wrong) Assert.IsType<ConfirmResult.NotAuthorised>(await holder.RedeemAsync(transaction, text));
        Assert.IsType<ConfirmResult.NotAuthorised>(await holder.RedeemAsync(transaction, sad, "mật khẩu sai rồi"));
        Assert.IsType<ConfirmResult.NotFound>(await holder.RedeemAsync(transaction, sad, client: "sp-2"));
        Assert.IsType<ConfirmResult.NotFound>(await holder.Office.Signing.RedeemAsync(transaction, Office.Stranger, Holder.Client, sad, null, Cancel));
        Assert.DoesNotContain(holder.Office.Store.Log, record => record.Event.Kind == AuditKind.TransactionSigned);
        Assert.IsType<ConfirmResult.Signed>(await holder.RedeemAsync(transaction, sad));
    }

    [Fact]
    public async Task It_ends_after_its_time_and_with_the_certificate()
    {
        var holder = await Holder.EnrolAsync(new Office(token));
        var (late, lateSad) = await holder.AuthorisedAsync();
        holder.Office.Time.Advance(TimeSpan.FromSeconds(300));
        Assert.IsType<ConfirmResult.NotAuthorised>(await holder.RedeemAsync(late, lateSad));

        var (suspended, sad) = await holder.AuthorisedAsync();
        await holder.Office.Core.Credentials.SuspendAsync(holder.Credential.Id, Office.Subject, Cancel);

        Assert.Equal(new ConfirmResult.CertificateNotUsable(CredentialStatus.Suspended), await holder.RedeemAsync(suspended, sad));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_ends_with_the_authenticator_that_it_was_given_with(bool isReplaced)
    {
        var holder = await Holder.EnrolAsync(new Office(token));
        var (transaction, sad) = await holder.AuthorisedAsync();
        Assert.True(await holder.Office.Core.Authenticators.RemoveAsync(Office.Subject, holder.Credential.Id, Cancel));
        if (isReplaced) await holder.AcceptAnotherAsync();

        Assert.IsType<ConfirmResult.NotAuthorised>(await holder.RedeemAsync(transaction, sad, password: null));
        Assert.DoesNotContain(holder.Office.Store.Log, record => record.Event.Kind == AuditKind.TransactionSigned);
    }

    [Fact]
    public async Task A_code_is_not_good_again_for_its_transaction_once_what_it_was_shown_for_has_ended()
    {
        var office = new Office(token, options => options with { Signing = options.Signing with { AuthorisationLifetime = TimeSpan.FromSeconds(5) } });
        var holder = await Holder.EnrolAsync(office);
        var transaction = await holder.PrepareAsync();
        Assert.IsType<AuthoriseResult.Authorised>(await holder.AuthoriseAsync(transaction.Id));
        var code = holder.Code();
        office.Time.Advance(TimeSpan.FromSeconds(6));

        Assert.IsType<AuthoriseResult.WrongSecret>(await holder.AuthoriseAsync(transaction.Id, code));
    }

    [Fact]
    public async Task A_grant_that_outlived_what_is_allowed_now_is_refused()
    {
        var lifetime = TimeSpan.FromMinutes(5);
        var office = new Office(token, options => options with { Signing = options.Signing with { AuthorisationLifetime = lifetime } });
        var holder = await Holder.EnrolAsync(office);
        var (transaction, sad) = await holder.AuthorisedAsync();
        office.Time.Advance(TimeSpan.FromSeconds(60));
        var stricter = office.NewCore(token, office.Options with { Signing = office.Options.Signing with { AuthorisationLifetime = TimeSpan.FromSeconds(30) } });

        Assert.IsType<ConfirmResult.NotAuthorised>(
            await stricter.Signing.RedeemAsync(transaction, Office.Subject, Holder.Client, sad, Holder.Password, Cancel));
    }

    [Fact]
    public async Task A_lost_answer_is_given_again_and_a_crash_authorises_nothing()
    {
        var holder = await Holder.EnrolAsync(new Office(token));
        var (transaction, sad) = await holder.AuthorisedAsync();
        Assert.Equal(sad, Assert.IsType<AuthoriseResult.Authorised>(await holder.AuthoriseAsync(transaction)).Sad);
        var receipt = Assert.IsType<ConfirmResult.Signed>(await holder.RedeemAsync(transaction, sad)).Receipt;
        holder.Office.Time.Advance(TimeSpan.FromMinutes(6));
        var again = Assert.IsType<ConfirmResult.AlreadySigned>(await holder.RedeemAsync(transaction, sad)).Receipt;
        Assert.Equal(receipt.Signatures[0].Value, again.Signatures[0].Value);

        var crashed = await holder.PrepareAsync();
        holder.Office.Store.BeforeTransactionWrite = _ => throw new IOException("The process died.");
        await Assert.ThrowsAsync<IOException>(() => holder.AuthoriseAsync(crashed.Id));
        holder.Office.Store.BeforeTransactionWrite = null;

        // The code is spent; the next one works.
        Assert.IsType<AuthoriseResult.WrongSecret>(await holder.AuthoriseAsync(crashed.Id));
        holder.Office.Time.Advance(TimeSpan.FromSeconds(30));
        var grant = Assert.IsType<AuthoriseResult.Authorised>(await holder.AuthoriseAsync(crashed.Id));
        Assert.IsType<ConfirmResult.Signed>(await holder.RedeemAsync(crashed.Id, grant.Sad));
    }
}
