using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Host.Tests.Authorisation;
using SmartCaBot.Host.Tests.Gateway.Support;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Authenticators;
using SmartCaBot.Signing.Identification;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Host.Tests.Pages;

/// <summary>/authenticator: who may pair an app with which certificate, and who hears of it.</summary>
[Collection(HostInside.Collection)]
public sealed partial class AuthenticatorPageTests(HostInside host)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SigningCore Core => host.Services.GetRequiredService<SigningCore>();

    [Fact]
    public async Task Of_two_people_in_one_account_each_pairs_an_app_with_their_own_certificate()
    {
        var family = new SubjectId("page-test:family");
        var people = new[] { await GatewayCitizen.EnrolAsync(host, family), await GatewayCitizen.EnrolAsync(host, family) };

        foreach (var person in people)
        {
            Assert.False(await Core.Authenticators.HasAsync(family, person.Credential.Id, Cancel));
            var check = CheckId().Match(await PostAsync(("act", "who"), ("citizen", person.Number.Value))).Groups[1].Value;
            var code = GatewayCitizen.CodeOf(await person.MessageAsync("GHÉP ỨNG DỤNG KÝ SỐ"));
            var key = Key().Match(await EnterAsync(check, code)).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
            var done = await PostAsync(("act", "app"), ("check", check), ("code", Totp.Code(Base32.Read(key), DateTimeOffset.UtcNow)));

            Assert.Contains("Đã ghép xong", done, StringComparison.Ordinal);
            Assert.True(await Core.Authenticators.HasAsync(family, person.Credential.Id, Cancel));
            Assert.Contains("Nếu không phải anh/chị, hãy gọi ngay", await person.MessageAsync("vừa có ứng dụng được ghép"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_code_that_was_asked_for_in_a_chat_pairs_nothing()
    {
        var citizen = await GatewayCitizen.EnrolAsync(host);
        var chat = new IdentityPurpose.Identify();
        var begun = Assert.IsType<BeginResult.Begun>(
            await Core.Identification.BeginAsync($"pairs-nothing-{citizen.Number.Value}", "chat", citizen.Number, chat, Cancel));
        var code = GatewayCitizen.CodeOf(await citizen.MessageAsync("mã xác nhận danh tính"));

        Assert.Contains("anh/chị bắt đầu lại", await EnterAsync($"{begun.CheckId}", code), StringComparison.Ordinal);

        Assert.IsType<IdentityConfirmation.Established>(await Core.Identification.ConfirmAsync("1", begun.CheckId, chat, code, Cancel));
        Assert.Contains("anh/chị bắt đầu lại", await EnterAsync($"{begun.CheckId}", code), StringComparison.Ordinal);
    }

    private Task<string> EnterAsync(string check, string code) =>
        PostAsync(("act", "code"), ("check", check), ("code", code), ("password", GatewayCitizen.Password), ("again", GatewayCitizen.Password));

    private async Task<string> PostAsync(params (string Name, string Value)[] fields)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await http.PostAsync(new Uri(host.Address, "/authenticator"), form, Cancel);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    [GeneratedRegex("name=\"check\" value=\"([^\"]+)\"")]
    private static partial Regex CheckId();

    [GeneratedRegex("id=\"key\">([^<]+)<")]
    private static partial Regex Key();
}
