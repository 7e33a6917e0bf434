using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Host.Delivery;
using SmartCaBot.Host.Setup;
using SmartCaBot.Host.Tests.Authorisation;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Authenticators;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Host.Tests.Gateway.Support;

/// <summary>Somebody with a certificate at the gateway, and with the phone on which they confirm.</summary>
internal sealed partial class GatewayCitizen(HostInside host, CitizenId number, PhoneNumber phone, SubjectId subject, CredentialSummary credential)
{
    public const string Password = "mật khẩu ký của tôi";

    private static int _people;

    private byte[] _key = [];
    private long _lastStep;

    public CitizenId Number => number;

    public SubjectId Subject => subject;

    public CredentialSummary Credential => credential;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SigningCore Core => host.Services.GetRequiredService<SigningCore>();

    public static async Task<GatewayCitizen> EnrolAsync(HostInside host, SubjectId? account = null)
    {
        Assert.Null(await host.Services.GetRequiredService<SigningSetup>().EnsureAsync(Cancel));
        var place = Interlocked.Increment(ref _people);
        var (number, phone, subject) = (CitizenId.Parse($"066190{700000 + place:D6}"), PhoneNumber.Parse($"0987{600000 + place:D6}"), account ?? new SubjectId($"gateway-test:{place}"));
        var core = host.Services.GetRequiredService<SigningCore>();
        var citizen = new Citizen(
            FullName.Parse("Nguyễn Thị Bưởi"), number, new DateOnly(1990, 5, 17), new DateOnly(2021, 4, 1), new DateOnly(2030, 5, 17), phone, null, "Đắk Lắk",
            "12 Lê Duẩn, phường Buôn Ma Thuột");
        var submitted = (SubmitResult.Submitted)await core.Enrolment.SubmitAsync(
            $"k{place}", subject, citizen, new ConsentRecord("certificate-enrolment", "2026-01", DateTimeOffset.UtcNow), null, null, Cancel);
        await core.Enrolment.ApproveAsync(submitted.Dossier.Id, new Officer("test", CitizenId.Parse("066185000777")), null, Cancel);
        var code = CodeOf(await MessageAsync(host, phone, "mã kích hoạt"));
        var activated = (ActivationResult.Activated)await core.Enrolment.ActivateAsync($"k{place}", submitted.Dossier.Id, subject, code, Cancel);
        return new GatewayCitizen(host, number, phone, subject, activated.Credential);
    }

    /// <summary>Confirms, or refuses, what the app asks for: on the page that the newest message leads to.</summary>
    public async Task ActAsync(string act, string title)
    {
        var message = await MessageAsync(host, phone, $"\"{title}\"");
        using var http = new HttpClient();
        var page = new Uri(Link().Match(message).Value);
        using var form = new FormUrlEncodedContent([new("act", act), new("code", CodeOf(message))]);
        using var answer = await http.PostAsync(page, form, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    public async Task AddAppAsync()
    {
        _key = ((OfferResult.Offered)await Core.Authenticators.OfferAsync(subject, credential.Id, Password, Cancel)).Key;
        Assert.Equal(AcceptOutcome.Accepted, await Core.Authenticators.AcceptAsync(subject, credential.Id, CodeAt(-1), Cancel));
    }

    /// <summary>A code of the app that was not used before: -1, 0 and 1 are the steps that a clock may be off by.</summary>
    public string CodeAt(int step)
    {
        var now = DateTimeOffset.UtcNow;
        if (_lastStep == 0) _lastStep = now.ToUnixTimeSeconds() / 30;
        return Totp.Code(_key, DateTimeOffset.FromUnixTimeSeconds((_lastStep + step) * 30));
    }

    /// <summary>What they have signed at the gateway: by the names that they were shown.</summary>
    public async Task<string[]> SignedAsync() =>
        [.. (await Core.Signing.HistoryAsync(subject, 0, 50, Cancel)).SelectMany(transaction => transaction.Documents).Select(document => document.Name)];

    /// <summary>As the gateway has it.</summary>
    public async Task<byte[]> SignatureAsync(string title)
    {
        var signed = (await Core.Signing.HistoryAsync(subject, 0, 50, Cancel)).First(transaction => transaction.Documents[0].Name == title);
        return (await Core.Signing.ReceiptAsync(signed.Id, subject, Cancel))!.Signatures[0].Value;
    }

    /// <summary>The newest message to their phone that says this; waits for it.</summary>
    public Task<string> MessageAsync(string part) => MessageAsync(host, phone, part);

    public static string CodeOf(string message) => Code().Match(message).Value;

    private static async Task<string> MessageAsync(HostInside host, PhoneNumber phone, string part)
    {
        var messages = host.Services.GetRequiredService<RecordedMessages>();
        for (var tries = 0; tries < 200; tries++)
        {
            if ((await messages.ListAsync(Cancel)).FirstOrDefault(m => m.To == phone.Value && m.Text.Contains(part, StringComparison.Ordinal)) is { } found) return found.Text;
            await Task.Delay(50, Cancel);
        }

        throw new InvalidOperationException($"No message with {part} came.");
    }

    [GeneratedRegex(@"(?<=SmartCA: |bằng mã )\d{6}")]
    private static partial Regex Code();

    [GeneratedRegex(@"http\S+/confirm/[\w-]+")]
    private static partial Regex Link();
}
