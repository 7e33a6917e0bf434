using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Tests.Support;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Authorisation;

/// <summary>Somebody waits for the code with the document open.</summary>
[Collection(TokenCollection.Name)]
public class AttendedSigningTests(TokenFixture token)
{
    private static readonly byte[] Document = PdfBuilder.OnePage().WithTable();

    private readonly Office _office = new(token);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_document_is_written_and_its_transaction_is_like_any_other()
    {
        var output = new MemoryStream();

        var written = Assert.IsType<SignResult.Written>(await SignAsync(new MemoryStream(Document), output, ConfirmAsync));

        var chain = await _office.Core.Authority.ChainAsync(Cancel);
        var report = await new PdfVerifier([chain.Root, chain.Issuing], new(), _office.Time).VerifyAsync(output, Cancel);
        Assert.Equal(Verdict.Valid, Assert.IsType<DocumentReport.Checked>(report).Verdict);
        var again = new MemoryStream();
        Assert.Equal(FinishOutcome.Written, await _office.Signing.FinishAsync(
            written.Transaction.Id, Office.Subject, 0, new PdfDocumentSigner(new()), new MemoryStream(Document), again, Cancel));
        Assert.Equal(output.ToArray(), again.ToArray());
    }

    [Fact]
    public async Task A_wrong_code_signs_nothing()
    {
        var output = new MemoryStream();

        var result = await SignAsync(new MemoryStream(Document), output, async (transaction, cancel) =>
        {
            await _office.Signing.SendCodeAsync("send", transaction.Id, Office.Subject, cancel);
            return await _office.Signing.ConfirmAsync("try", transaction.Id, Office.Subject, _office.Inbox.WrongCode(transaction.Id), cancel);
        });

        Assert.IsType<ConfirmResult.WrongCode>(Assert.IsType<SignResult.NotConfirmed>(result).Why);
        Assert.Equal(-1, output.ToArray().AsSpan().IndexOf("/ByteRange"u8));
    }

    [Fact]
    public async Task Nobody_is_asked_about_a_document_that_cannot_be_signed()
    {
        var output = new MemoryStream();

        var result = await SignAsync(
            new MemoryStream("<html>"u8.ToArray()), output, (_, _) => throw new InvalidOperationException("asked"));

        var refused = Assert.IsType<PrepareResult.Refused>(Assert.IsType<SignResult.NotPrepared>(result).Why);
        Assert.Equal((DocumentRefusal.WrongFormat, 0), (refused.Reason, output.Length));
    }

    private async Task<SignResult> SignAsync(
        Stream document, Stream output, Func<TransactionSummary, CancellationToken, Task<ConfirmResult>> confirm) => await _office.Signing.SignAsync(
            Office.Subject, (await _office.EnrolAsync()).Id, "đơn.pdf", new PdfDocumentSigner(new()), document, confirm, output, Cancel);

    private async Task<ConfirmResult> ConfirmAsync(TransactionSummary transaction, CancellationToken cancel)
    {
        await _office.Signing.SendCodeAsync("send", transaction.Id, Office.Subject, cancel);
        return await _office.ConfirmAsync(transaction.Id);
    }
}
