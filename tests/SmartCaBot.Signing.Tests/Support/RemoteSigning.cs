using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Tests.Support;

/// <summary>One document through the whole service: prepared, confirmed with the code that was sent, signed in the token, finished.</summary>
internal static class RemoteSigning
{
    public static async Task<byte[]> SignAsync(Office office, IDocumentSigner signer, byte[] document)
    {
        var cancel = TestContext.Current.CancellationToken;
        var credential = await office.EnrolAsync();
        var prepared = Assert.IsType<PrepareResult.Prepared>(await office.Signing.PrepareAsync(
            office.NextKey(), Office.Subject, credential.Id, "Tờ khai", signer, new MemoryStream(document), cancel)).Transaction;
        await office.Signing.SendCodeAsync(office.NextKey(), prepared.Id, Office.Subject, cancel);
        Assert.IsType<ConfirmResult.Signed>(await office.ConfirmAsync(prepared.Id));
        var output = new MemoryStream();
        Assert.Equal(
            FinishOutcome.Written,
            await office.Signing.FinishAsync(prepared.Id, Office.Subject, 0, signer, new MemoryStream(document), output, cancel));
        return output.ToArray();
    }
}
