using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Pkcs11;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Authorisation;

[Collection(TokenCollection.Name)]
public class ConfirmationTests(TokenFixture token)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(KeyAlgorithm.P256)]
    [InlineData(KeyAlgorithm.Rsa2048)]
    public async Task The_right_code_signs_and_the_signed_document_can_be_written(KeyAlgorithm algorithm)
    {
        var office = new Office(token, o => o with { Enrolment = o.Enrolment with { KeyAlgorithm = algorithm } });
        var credential = await office.EnrolAsync();
        var transaction = await office.AwaitOtpAsync(credential.Id);

        var signed = Assert.IsType<ConfirmResult.Signed>(await office.ConfirmAsync(transaction.Id));

        var signature = Assert.Single(signed.Receipt.Signatures);
        Assert.Equal(SHA256.HashData("nội dung"u8), signature.Digest);
        Assert.True(Verifies(credential, signature));
        using var document = new MemoryStream("nội dung"u8.ToArray());
        using var output = new MemoryStream();
        var finished = await office.Signing.FinishAsync(
            transaction.Id, Office.Subject, 0, new PlainDocumentSigner(), document, output, Cancel);
        Assert.Equal(FinishOutcome.Written, finished);
        Assert.Equal([.. "nội dung"u8, .. signature.Value], output.ToArray());
    }

    [Fact]
    public async Task A_wrong_code_that_comes_again_under_its_key_is_not_counted_again()
    {
        var office = new Office(token);
        var transaction = await office.AwaitOtpAsync((await office.EnrolAsync()).Id);
        var wrong = office.Inbox.WrongCode(transaction.Id);
        Task<ConfirmResult> TryAsync(string key, string code) =>
            office.Signing.ConfirmAsync(key, transaction.Id, Office.Subject, code, Cancel);

        Assert.Equal(new ConfirmResult.WrongCode(4), await TryAsync("one", wrong));
        Assert.Equal(new ConfirmResult.WrongCode(4), await TryAsync("one", wrong));
        // Not even the right one: a key stands for one try.
        Assert.Equal(new ConfirmResult.WrongCode(4), await TryAsync("one", office.Inbox.LastCode(transaction.Id)));
        Assert.Equal(new ConfirmResult.WrongCode(3), await TryAsync("two", wrong));
        Assert.Equal(2, office.Store.Log.Count(record => record.Event.Kind == AuditKind.OtpWrong));
    }

    [Fact]
    public async Task One_code_signs_every_digest_of_a_batch_and_each_is_recorded()
    {
        var office = new Office(token);
        var credential = await office.EnrolAsync();
        var hashes = Enumerable.Range(1, 20).Select(n => new HashToSign($"{n}.pdf", RandomNumberGenerator.GetBytes(32))).ToArray();
        var prepared = Assert.IsType<PrepareResult.Prepared>(
            await office.Signing.PrepareHashesAsync("batch", Office.Subject, credential.Id, hashes, Cancel));
        await office.Signing.SendCodeAsync("one", prepared.Transaction.Id, Office.Subject, Cancel);

        var signed = Assert.IsType<ConfirmResult.Signed>(await office.ConfirmAsync(prepared.Transaction.Id));

        Assert.Equal(hashes.Select(hash => (hash.Name, hash.Digest)), signed.Receipt.Signatures.Select(s => (s.DocumentName, s.Digest)));
        Assert.All(signed.Receipt.Signatures, signature => Assert.True(Verifies(credential, signature)));
        var detail = Assert.Single(office.Store.Log, record => record.Event.Kind == AuditKind.TransactionSigned).Event.Detail;
        Assert.All(signed.Receipt.Signatures, signature =>
        {
            Assert.Contains(Convert.ToHexStringLower(signature.Digest), detail, StringComparison.Ordinal);
            Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(signature.Value)), detail, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Another_document_is_not_finished()
    {
        var office = new Office(token);
        var transaction = await office.AwaitOtpAsync((await office.EnrolAsync()).Id);
        await office.ConfirmAsync(transaction.Id);
        using var other = new MemoryStream("nội dung khác"u8.ToArray());

        var outcome = await office.Signing.FinishAsync(
            transaction.Id, Office.Subject, 0, new PlainDocumentSigner(), other, Stream.Null, Cancel);

        Assert.Equal(FinishOutcome.OtherDocument, outcome);
    }

    [Fact]
    public async Task A_hundred_parallel_confirmations_make_one_signature()
    {
        var office = new Office(token);
        var transaction = await office.AwaitOtpAsync((await office.EnrolAsync()).Id);

        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => office.ConfirmAsync(transaction.Id))));

        var signed = Assert.Single(results.OfType<ConfirmResult.Signed>());
        var repeated = results.OfType<ConfirmResult.AlreadySigned>().ToArray();
        Assert.Equal(99, repeated.Length);
        Assert.All(repeated, r => Assert.Equal(
            signed.Receipt.Signatures[0].Value, r.Receipt.Signatures[0].Value));
        Assert.Single(office.Store.Log, r => r.Event.Kind == AuditKind.TransactionSigned);
    }

    [Fact]
    public async Task Two_nodes_confirming_at_once_record_one_signature()
    {
        var office = new Office(token);
        var credential = await office.EnrolAsync();
        var transaction = await office.AwaitOtpAsync(credential.Id);
        var code = office.Inbox.LastCode(transaction.Id);
        var nodes = new[] { office.Core, office.NewCore(token), office.NewCore(token) };

        var results = await Task.WhenAll(nodes.Select(
            node => Task.Run(() => node.Signing.ConfirmAsync(office.NextKey(), transaction.Id, Office.Subject, code, Cancel))));

        Assert.Single(results.OfType<ConfirmResult.Signed>());
        Assert.Equal(2, results.OfType<ConfirmResult.AlreadySigned>().Count());
        Assert.Single(office.Store.Log, r => r.Event.Kind == AuditKind.TransactionSigned);
    }

    [Fact]
    public async Task Wrong_codes_count_down_and_lock()
    {
        var office = new Office(token);
        var transaction = await office.AwaitOtpAsync((await office.EnrolAsync()).Id);
        var wrong = office.Inbox.WrongCode(transaction.Id);

        for (var left = 4; left >= 1; left--)
        {
            var result = await office.Signing.ConfirmAsync(office.NextKey(), transaction.Id, Office.Subject, wrong, Cancel);
            Assert.Equal(new ConfirmResult.WrongCode(left), result);
        }
        Assert.IsType<ConfirmResult.Locked>(await office.Signing.ConfirmAsync(office.NextKey(), transaction.Id, Office.Subject, wrong, Cancel));
        Assert.IsType<ConfirmResult.Locked>(await office.ConfirmAsync(transaction.Id));
        Assert.DoesNotContain(office.Store.Log, r => r.Event.Kind == AuditKind.TransactionSigned);
    }

    [Fact]
    public async Task Parallel_guesses_cannot_exceed_the_limit()
    {
        var office = new Office(token);
        var transaction = await office.AwaitOtpAsync((await office.EnrolAsync()).Id);
        var nodes = Enumerable.Range(0, 10).Select(_ => office.NewCore(token)).ToArray();
        var right = office.Inbox.LastCode(transaction.Id);
        var guesses = Enumerable.Range(0, 60).Select(i => i.ToString("D6")).Where(guess => guess != right).ToArray();

        var results = await Task.WhenAll(guesses.Select((guess, i) => Task.Run(
            () => nodes[i % nodes.Length].Signing.ConfirmAsync(office.NextKey(), transaction.Id, Office.Subject, guess, Cancel))));

        Assert.InRange(results.Count(r => r is ConfirmResult.WrongCode), 0, 4);
        Assert.IsType<ConfirmResult.Locked>(await office.ConfirmAsync(transaction.Id));
    }

    [Fact]
    public async Task Something_that_is_no_code_costs_no_try()
    {
        var office = new Office(token);
        var transaction = await office.AwaitOtpAsync((await office.EnrolAsync()).Id);

        var result = await office.Signing.ConfirmAsync(office.NextKey(), transaction.Id, Office.Subject, "mã của tôi đâu?", Cancel);

        Assert.Equal(new ConfirmResult.WrongCode(5), result);
    }

    [Fact]
    public async Task A_code_typed_with_blanks_or_full_width_digits_is_the_code()
    {
        var office = new Office(token);
        var transaction = await office.AwaitOtpAsync((await office.EnrolAsync()).Id);
        var code = office.Inbox.LastCode(transaction.Id);
        var typed = $" {code[..3]} " + string.Concat(code[3..].Select(c => (char)('０' + (c - '0'))));

        Assert.IsType<ConfirmResult.Signed>(await office.Signing.ConfirmAsync(office.NextKey(), transaction.Id, Office.Subject, typed, Cancel));
    }

    [Fact]
    public async Task An_old_code_is_expired_and_a_new_one_works()
    {
        var office = new Office(token);
        var transaction = await office.AwaitOtpAsync((await office.EnrolAsync()).Id);
        var old = office.Inbox.LastCode(transaction.Id);
        office.Time.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        Assert.IsType<ConfirmResult.CodeExpired>(await office.ConfirmAsync(transaction.Id));

        Assert.IsType<SendCodeResult.Sent>(await office.Signing.SendCodeAsync("again", transaction.Id, Office.Subject, Cancel));

        if (old != office.Inbox.LastCode(transaction.Id))
            Assert.IsType<ConfirmResult.WrongCode>(await office.Signing.ConfirmAsync(office.NextKey(), transaction.Id, Office.Subject, old, Cancel));
        Assert.IsType<ConfirmResult.Signed>(await office.ConfirmAsync(transaction.Id));
    }

    [Fact]
    public async Task A_transaction_left_too_long_is_expired()
    {
        var office = new Office(token);
        var transaction = await office.AwaitOtpAsync((await office.EnrolAsync()).Id);
        office.Time.Advance(TimeSpan.FromMinutes(31));

        Assert.IsType<ConfirmResult.TransactionExpired>(await office.ConfirmAsync(transaction.Id));
        Assert.IsType<ConfirmResult.TransactionExpired>(await office.ConfirmAsync(transaction.Id));
        Assert.IsType<SendCodeResult.NotWaiting>(await office.Signing.SendCodeAsync("late", transaction.Id, Office.Subject, Cancel));
    }

    [Fact]
    public async Task A_certificate_suspended_after_preparing_does_not_sign()
    {
        var office = new Office(token);
        var credential = await office.EnrolAsync();
        var transaction = await office.AwaitOtpAsync(credential.Id);
        await office.Core.Credentials.SuspendAsync(credential.Id, Office.Subject, Cancel);

        Assert.Equal(new ConfirmResult.CertificateNotUsable(CredentialStatus.Suspended), await office.ConfirmAsync(transaction.Id));

        await office.Core.Credentials.ResumeAsync(credential.Id, "officer-1", Cancel);
        Assert.IsType<ConfirmResult.Signed>(await office.ConfirmAsync(transaction.Id));
    }

    [Fact]
    public async Task A_crash_before_the_signature_is_recorded_leaves_the_code_good()
    {
        var office = new Office(token);
        var transaction = await office.AwaitOtpAsync((await office.EnrolAsync()).Id);
        office.Store.BeforeTransactionWrite = next =>
        {
            if (next.State == TransactionState.Signed)
                throw new IOException("The process died.");
        };
        await Assert.ThrowsAsync<IOException>(() => office.ConfirmAsync(transaction.Id));
        office.Store.BeforeTransactionWrite = null;

        Assert.IsType<ConfirmResult.Signed>(await office.ConfirmAsync(transaction.Id));
        Assert.Single(office.Store.Log, r => r.Event.Kind == AuditKind.TransactionSigned);
    }

    [Fact]
    public async Task A_certificate_revoked_while_its_key_is_at_work_gets_no_signature_recorded()
    {
        var office = new Office(token);
        var credential = await office.EnrolAsync();
        var transaction = await office.AwaitOtpAsync(credential.Id);
        office.Store.BeforeTransactionWrite = next =>
        {
            if (next.State == TransactionState.Signed)
                office.Store.Tamper(credential.Id, stored => stored with { Status = CredentialStatus.Revoked, Version = stored.Version + 1 });
        };

        Assert.Equal(new ConfirmResult.CertificateNotUsable(CredentialStatus.Revoked), await office.ConfirmAsync(transaction.Id));
        Assert.DoesNotContain(office.Store.Log, r => r.Event.Kind == AuditKind.TransactionSigned);
        Assert.Null(await office.Signing.ReceiptAsync(transaction.Id, Office.Subject, Cancel));
    }

    [Fact]
    public async Task A_cancelled_transaction_does_not_sign_and_a_signed_one_is_not_cancelled()
    {
        var office = new Office(token);
        var credential = await office.EnrolAsync();
        var cancelled = await office.AwaitOtpAsync(credential.Id);
        Assert.Equal(CancelOutcome.Cancelled, await office.Signing.CancelAsync(cancelled.Id, Office.Subject, Cancel));
        Assert.Equal(CancelOutcome.Cancelled, await office.Signing.CancelAsync(cancelled.Id, Office.Subject, Cancel));
        Assert.IsType<ConfirmResult.Cancelled>(await office.ConfirmAsync(cancelled.Id));

        var signed = await office.AwaitOtpAsync(credential.Id);
        await office.ConfirmAsync(signed.Id);
        Assert.Equal(CancelOutcome.AlreadySigned, await office.Signing.CancelAsync(signed.Id, Office.Subject, Cancel));
    }

    [Fact]
    public async Task Somebody_elses_transaction_does_not_exist()
    {
        var office = new Office(token);
        var credential = await office.EnrolAsync();
        var transaction = await office.AwaitOtpAsync(credential.Id);
        var code = office.Inbox.LastCode(transaction.Id);

        Assert.IsType<ConfirmResult.NotFound>(await office.Signing.ConfirmAsync(office.NextKey(), transaction.Id, Office.Stranger, code, Cancel));
        Assert.IsType<SendCodeResult.NotFound>(await office.Signing.SendCodeAsync("x", transaction.Id, Office.Stranger, Cancel));
        Assert.Equal(CancelOutcome.NotFound, await office.Signing.CancelAsync(transaction.Id, Office.Stranger, Cancel));
        Assert.Null(await office.Signing.FindAsync(transaction.Id, Office.Stranger, Cancel));
        Assert.Empty(await office.Signing.HistoryAsync(Office.Stranger, credential.Id, 0, 10, Cancel));
        Assert.IsType<PrepareResult.NotFound>(await office.Signing.PrepareHashesAsync(
            "x", Office.Stranger, credential.Id, [new HashToSign("a", new byte[32])], Cancel));
    }

    [Fact]
    public async Task A_batch_is_confirmed_once_and_signed_once_each()
    {
        var office = new Office(token);
        var credential = await office.EnrolAsync();
        var hashes = Enumerable.Range(0, 3).Select(i => new HashToSign($"hồ sơ {i}", SHA256.HashData([(byte)i]))).ToArray();
        var prepared = Assert.IsType<PrepareResult.Prepared>(
            await office.Signing.PrepareHashesAsync("batch", Office.Subject, credential.Id, hashes, Cancel)).Transaction;
        await office.Signing.SendCodeAsync("send", prepared.Id, Office.Subject, Cancel);
        Assert.Equal(["hồ sơ 0", "hồ sơ 1", "hồ sơ 2"], office.Inbox.Messages.Last().Documents);

        var signed = Assert.IsType<ConfirmResult.Signed>(await office.ConfirmAsync(prepared.Id));

        Assert.Equal(hashes.Select(h => h.Digest), signed.Receipt.Signatures.Select(s => s.Digest));
        Assert.All(signed.Receipt.Signatures, s => Assert.True(Verifies(credential, s)));
    }

    private static bool Verifies(CredentialSummary credential, DocumentSignature signature)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(credential.Certificate);
        using var rsa = certificate.GetRSAPublicKey();
        using var ecdsa = certificate.GetECDsaPublicKey();
        return rsa?.VerifyHash(signature.Digest, signature.Value, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            ?? ecdsa!.VerifyHash(signature.Digest, signature.Value, DSASignatureFormat.Rfc3279DerSequence);
    }
}
