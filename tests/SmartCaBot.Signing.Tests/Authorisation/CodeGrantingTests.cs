using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Authorisation;

/// <summary>Activation data for a code that was sent, with digests that are named with the code; and for more signatures than digests.</summary>
[Collection(TokenCollection.Name)]
public sealed class CodeGrantingTests(TokenFixture token)
{
    private const string Client = "sp-1";

    private static readonly byte[] First = SHA256.HashData("một"u8);
    private static readonly byte[] Second = SHA512.HashData("hai"u8);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_code_sent_before_the_digests_are_known_binds_them_when_it_is_shown()
    {
        var office = new Office(token);
        var credential = await office.EnrolAsync();
        var transaction = await OpenAsync(office, credential);

        Assert.Equal(
            new AuthoriseResult.WrongCode(4), await office.Signing.AuthoriseByCodeAsync("1", transaction, Office.Subject, office.Inbox.WrongCode(transaction), Named(First), Cancel));
        // Nothing is named, so there is nothing to sign at once.
        Assert.IsType<ConfirmResult.NotFound>(await office.Signing.ConfirmAsync("2", transaction, Office.Subject, office.Inbox.LastCode(transaction), Cancel));
        var sad = await AuthoriseAsync(office, transaction, Named(First, Second));
        Assert.IsType<AuthoriseResult.CodeExpired>(
            await office.Signing.AuthoriseByCodeAsync("3", transaction, Office.Subject, office.Inbox.LastCode(transaction), Named(First), Cancel));

        Assert.Null(await office.Signing.FindActivationAsync(sad, "sp-2", Cancel));
        var found = await office.Signing.FindActivationAsync(sad, Client, Cancel);
        Assert.Equal((transaction, credential.Id, 2), (found!.Transaction.Id, found.Transaction.CredentialId, found.Transaction.Signatures));
        Assert.IsType<ConfirmResult.NotAuthorised>(await RedeemAsync(office, transaction, sad, SHA256.HashData("ba"u8)));
        Assert.IsType<ConfirmResult.NotAuthorised>(await RedeemAsync(office, transaction, sad, First, First));

        var signed = Assert.IsType<ConfirmResult.Signed>(await RedeemAsync(office, transaction, sad, Second, First));

        using var key = X509CertificateLoader.LoadCertificate(credential.Certificate).GetECDsaPublicKey()!;
        Assert.Equal([Second, First], signed.Receipt.Signatures.Select(signature => signature.Digest));
        Assert.All(signed.Receipt.Signatures, one => Assert.True(key.VerifyHash(one.Digest, one.Value, DSASignatureFormat.Rfc3279DerSequence)));
        Assert.IsType<ConfirmResult.NotAuthorised>(await RedeemAsync(office, transaction, sad, Second));
    }

    [Fact]
    public async Task What_is_signed_for_a_document_is_made_of_the_document_that_was_authorised()
    {
        var office = new Office(token);
        var transaction = await OpenAsync(office, await office.EnrolAsync());
        var sad = await AuthoriseAsync(office, transaction, Named(First));
        var made = new DocumentToSign("khác", null, 0, 3, SHA256.HashData("khác"u8), SHA256.HashData("dtbs"u8), []);

        Assert.IsType<ConfirmResult.NotAuthorised>(await RedeemAsync(office, transaction, sad, new ChosenDigest(First, made)));
        var signed = Assert.IsType<ConfirmResult.Signed>(await RedeemAsync(office, transaction, sad, new ChosenDigest(First, made with { Sha256 = First })));

        Assert.Equal((made.DigestToSign, "1"), (signed.Receipt.Signatures[0].Digest, signed.Receipt.Signatures[0].DocumentName));
    }

    [Fact]
    public async Task An_authorisation_of_three_signatures_makes_three_whatever_is_extended()
    {
        var office = new Office(token);
        var transaction = await OpenAsync(office, await office.EnrolAsync());
        var sad = await AuthoriseAsync(office, transaction, Named(First) with { Signatures = 3 });
        Assert.IsType<ConfirmResult.Signed>(await RedeemAsync(office, transaction, sad, First));
        Assert.IsType<AuthoriseResult.TooMany>(await ExtendAsync(office, sad, First, First, First));
        Assert.IsType<AuthoriseResult.WrongSecret>(await office.Signing.ExtendAsync(sad, "sp-2", Hashes(First), Cancel));

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ExtendAsync(office, sad, Second)));

        var second = Assert.Single(results.OfType<AuthoriseResult.Authorised>());
        Assert.All(results.Where(result => result != second), result => Assert.IsType<AuthoriseResult.TooMany>(result));
        // Extended once more before it was used: what it was good for goes over.
        var third = Assert.IsType<AuthoriseResult.Authorised>(await ExtendAsync(office, second.Sad, First, Second));
        var (old, last) = (await office.Signing.FindActivationAsync(second.Sad, Client, Cancel), await office.Signing.FindActivationAsync(third.Sad, Client, Cancel));
        Assert.IsType<ConfirmResult.Cancelled>(await RedeemAsync(office, old!.Transaction.Id, second.Sad, Second));
        Assert.IsType<ConfirmResult.Signed>(await RedeemAsync(office, last!.Transaction.Id, third.Sad, First, Second));
        Assert.IsType<AuthoriseResult.TooMany>(await ExtendAsync(office, third.Sad, First));
    }

    [Fact]
    public async Task Nothing_takes_the_place_of_what_was_confirmed()
    {
        var office = new Office(token);
        var credential = await office.EnrolAsync();
        var (one, two) = (await OpenAsync(office, credential), await OpenAsync(office, credential));
        var sad = await AuthoriseAsync(office, one, Named(First));
        Assert.IsType<AuthoriseResult.TooMany>(await ExtendAsync(office, sad, Second));
        var both = await AuthoriseAsync(office, two, Named(First, Second));
        Assert.IsType<ConfirmResult.Signed>(await RedeemAsync(office, two, both, First));

        Assert.IsType<AuthoriseResult.TooMany>(await ExtendAsync(office, both, SHA256.HashData("ba"u8)));
        Assert.IsType<AuthoriseResult.TooMany>(await ExtendAsync(office, both, First));
        // What was confirmed may be named again before it is signed.
        Assert.IsType<AuthoriseResult.Authorised>(await ExtendAsync(office, sad, First));
    }

    [Fact]
    public async Task It_cannot_be_extended_for_ever()
    {
        var office = new Office(token);
        var transaction = await OpenAsync(office, await office.EnrolAsync());
        var sad = await AuthoriseAsync(office, transaction, Named(First) with { Signatures = 5 });
        for (var minutes = 0; minutes < 12; minutes += 4)
        {
            office.Time.Advance(TimeSpan.FromMinutes(4));
            sad = Assert.IsType<AuthoriseResult.Authorised>(await ExtendAsync(office, sad, First)).Sad;
        }

        office.Time.Advance(TimeSpan.FromMinutes(4));

        Assert.Equal(new AuthoriseResult.NotWaiting(TransactionState.Expired), await ExtendAsync(office, sad, First));
    }

    private static async Task<Guid> OpenAsync(Office office, CredentialSummary credential)
    {
        var request = new HashRequest([], new Requester(Client, "Cổng thử nghiệm", "", null), TimeSpan.FromMinutes(5));
        var prepared = Assert.IsType<PrepareResult.Prepared>(
            await office.Signing.PrepareHashesAsync(office.NextKey(), Office.Subject, credential.Id, request, Cancel)).Transaction.Id;
        await office.Signing.SendCodeAsync("1", prepared, Office.Subject, Cancel);
        return prepared;
    }

    private static async Task<string> AuthoriseAsync(Office office, Guid transaction, HashRequest named) => Assert.IsType<AuthoriseResult.Authorised>(
        await office.Signing.AuthoriseByCodeAsync(office.NextKey(), transaction, Office.Subject, office.Inbox.LastCode(transaction), named, Cancel)).Sad;

    private static Task<AuthoriseResult> ExtendAsync(Office office, string sad, params byte[][] digests) =>
        office.Signing.ExtendAsync(sad, Client, Hashes(digests), Cancel);

    private static Task<ConfirmResult> RedeemAsync(Office office, Guid transaction, string sad, params byte[][] digests) =>
        RedeemAsync(office, transaction, sad, digests.Select(digest => new ChosenDigest(digest)).ToArray());

    private static Task<ConfirmResult> RedeemAsync(Office office, Guid transaction, string sad, params ChosenDigest[] digests) =>
        office.Signing.RedeemChosenAsync(transaction, Office.Subject, Client, sad, new SignatureChoice(digests), Cancel);

    private static HashRequest Named(params byte[][] digests) => new(Hashes(digests));

    private static HashToSign[] Hashes(params byte[][] digests) => [.. digests.Select((digest, at) => new HashToSign($"{at + 1}", digest))];
}
