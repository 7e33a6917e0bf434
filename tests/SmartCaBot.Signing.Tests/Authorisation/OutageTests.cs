using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Authorisation;

[Collection(TokenCollection.Name)]
public class OutageTests(TokenFixture token)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_the_token_is_away_nothing_is_lost_and_the_same_code_signs_once_it_is_back()
    {
        var office = new Office(token);
        var transaction = await office.AwaitOtpAsync((await office.EnrolAsync()).Id);
        token.Remove();
        try
        {
            for (var i = 0; i < 10; i++)
                Assert.IsType<ConfirmResult.SigningUnavailable>(await office.ConfirmAsync(transaction.Id));
            Assert.Equal(TransactionState.AwaitingOtp, (await office.Signing.FindAsync(transaction.Id, Office.Subject, Cancel))!.State);
        }
        finally
        {
            token.PutBack();
        }

        Assert.IsType<ConfirmResult.Signed>(await office.ConfirmAsync(transaction.Id));
    }

    [Fact]
    public async Task Behind_a_closed_gate_nothing_is_prepared_sent_compared_or_signed_and_the_same_code_signs_once_it_is_open()
    {
        var office = new Office(token);
        var credential = await office.EnrolAsync();
        var done = await office.AwaitOtpAsync(credential.Id);
        Assert.IsType<ConfirmResult.Signed>(await office.ConfirmAsync(done.Id));
        var waiting = await office.AwaitOtpAsync(credential.Id);
        office.Time.Advance(TimeSpan.FromMinutes(2));
        var sent = office.Inbox.Messages.Count;

        office.Gate.IsOpen = false;
        var hashes = new[] { new HashToSign("a", new byte[32]) };
        Assert.IsType<PrepareResult.SigningUnavailable>(await office.Signing.PrepareHashesAsync("new", Office.Subject, credential.Id, hashes, Cancel));
        Assert.IsType<SendCodeResult.SigningUnavailable>(await office.Signing.SendCodeAsync("again", waiting.Id, Office.Subject, Cancel));
        for (var i = 0; i < 10; i++)
            Assert.IsType<ConfirmResult.SigningUnavailable>(await office.Signing.ConfirmAsync($"wrong-{i}", waiting.Id, Office.Subject, "000000", Cancel));
        Assert.IsType<ConfirmResult.SigningUnavailable>(await office.ConfirmAsync(waiting.Id));
        Assert.IsType<ConfirmResult.AlreadySigned>(await office.ConfirmAsync(done.Id));
        Assert.Equal(sent, office.Inbox.Messages.Count);

        office.Gate.IsOpen = true;
        Assert.IsType<ConfirmResult.Signed>(await office.ConfirmAsync(waiting.Id));
    }

    [Fact]
    public async Task A_node_that_starts_without_its_token_says_so_and_recovers()
    {
        var office = new Office(token);
        var credential = await office.EnrolAsync();
        token.Remove();
        try
        {
            var node = office.NewCore(token);
            var hashes = new[] { new HashToSign("a", new byte[32]) };
            Assert.IsType<PrepareResult.SigningUnavailable>(
                await node.Signing.PrepareHashesAsync("k", Office.Subject, credential.Id, hashes, Cancel));
            token.PutBack();
            Assert.IsType<PrepareResult.Prepared>(
                await node.Signing.PrepareHashesAsync("k", Office.Subject, credential.Id, hashes, Cancel));
        }
        finally
        {
            if (Directory.Exists(Path.Combine(token.Directory, "away")))
                token.PutBack();
        }
    }

    [Fact]
    public async Task While_signing_is_off_no_certificate_is_made_and_the_activation_code_keeps_all_its_tries()
    {
        var office = new Office(token);
        var submitted = await office.Core.Enrolment.SubmitAsync("k", Office.Subject, Office.Citizen, office.Consent, null, null, Cancel);
        var dossier = Assert.IsType<SubmitResult.Submitted>(submitted).Dossier;
        var code = office.Inbox.LastCode(dossier.Id);
        office.Gate.IsOpen = false;
        for (var i = 0; i < 10; i++)
        {
            Assert.IsType<ActivationResult.SigningUnavailable>(await office.Core.Enrolment.ActivateAsync(
                office.NextKey(), dossier.Id, Office.Subject, i == 0 ? code : "000000", Cancel));
        }

        Assert.Empty(await office.Signing.CredentialsAsync(Office.Subject, Cancel));

        office.Gate.IsOpen = true;
        Assert.IsType<ActivationResult.Activated>(
            await office.Core.Enrolment.ActivateAsync(office.NextKey(), dossier.Id, Office.Subject, code, Cancel));
    }

    [Fact]
    public async Task An_activation_during_an_outage_can_be_repeated_with_the_same_code()
    {
        var office = new Office(token);
        var submitted = await office.Core.Enrolment.SubmitAsync("k", Office.Subject, Office.Citizen, office.Consent, null, null, Cancel);
        var dossier = Assert.IsType<SubmitResult.Submitted>(submitted).Dossier;
        var code = office.Inbox.LastCode(dossier.Id);
        token.Remove();
        try
        {
            for (var i = 0; i < 10; i++)
            {
                Assert.IsType<ActivationResult.SigningUnavailable>(
                    await office.Core.Enrolment.ActivateAsync(office.NextKey(), dossier.Id, Office.Subject, code, Cancel));
            }
        }
        finally
        {
            token.PutBack();
        }

        Assert.IsType<ActivationResult.Activated>(
            await office.Core.Enrolment.ActivateAsync(office.NextKey(), dossier.Id, Office.Subject, code, Cancel));
    }
}
