using System.Net;
using SmartCaBot.Signing.Api.Tests.Support;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.Tests.Sp769;

public sealed class V2Tests(ApiHouse house)
{
    [Fact]
    public async Task Password_and_app_give_activation_data_and_that_gives_signatures_once()
    {
        var (portal, signer) = (house.Portal(IntegratorKind.Sp769V2), await house.EnrolAsync());
        await signer.AddAppAsync();
        var (reference, otp) = (portal.NewReference(), signer.NextCode());

        var granted = await portal.SignByAppAsync(signer, reference, otp, documents: ["HĐ-01", "HĐ-02"]);

        Assert.Equal(("sig_wait_for_user_confirm", 299), (granted.Message, granted.Data.GetProperty("expired_in").GetInt32()));
        var sad = granted.Text("sad");
        Assert.Equal(3, sad.Split('.').Length);
        Assert.Equal(sad, (await portal.SignByAppAsync(signer, reference, otp, documents: ["HĐ-01", "HĐ-02"])).Text("sad"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.SignByAppAsync(signer, portal.NewReference(), otp)).Status);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => portal.ConfirmAsync(signer, reference, sad)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Single(answers.Select(answer => answer.Data.GetProperty("signatures").GetRawText()).Distinct());
        Assert.Equal("SUCCESS", (await portal.StatusAsync(granted.Text("tran_code"))).Message);
        var signed = new List<AuditRecord>();
        await foreach (var record in house.Audit.ReadAsync(0, TestContext.Current.CancellationToken))
            if (record.Event.Reference == granted.Text("tran_code")) signed.Add(record);
        Assert.Equal(
            [AuditKind.TransactionPrepared, AuditKind.TransactionAuthorised, AuditKind.TransactionSigned], signed.Select(record => record.Event.Kind));
        Assert.Equal($"client:{portal.ClientId}", signed[0].Event.Actor);
    }

    [Fact]
    public async Task What_is_wrong_says_no_more_than_that()
    {
        var (portal, thief, signer) = (house.Portal(IntegratorKind.Sp769V2), house.Portal(IntegratorKind.Sp769V2), await house.EnrolAsync());
        var none = await house.EnrolAsync();
        await signer.AddAppAsync();
        var reference = portal.NewReference();
        Answer[] wrong =
        [
            await portal.SignByAppAsync(signer, reference, signer.NextCode(), "sai mật khẩu"),
            await portal.SignByAppAsync(signer, reference, "000000"),
            await portal.SignByAppAsync(none, portal.NewReference(), "000000"),
        ];
        Assert.All(wrong, answer => Assert.Equal((HttpStatusCode.Unauthorized, wrong[0].Message), (answer.Status, answer.Message)));

        var sad = (await portal.SignByAppAsync(signer, reference, signer.NextCode())).Text("sad");
        Assert.Equal(HttpStatusCode.BadRequest, (await thief.ConfirmAsync(signer, reference, sad)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.ConfirmAsync(none, reference, sad)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.ConfirmAsync(signer, reference, sad, "sai mật khẩu")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.ConfirmAsync(signer, reference, sad + "x")).Status);
        house.Clock.Advance(TimeSpan.FromSeconds(301));
        Assert.Equal(HttpStatusCode.BadRequest, (await portal.ConfirmAsync(signer, reference, sad)).Status);
    }
}
