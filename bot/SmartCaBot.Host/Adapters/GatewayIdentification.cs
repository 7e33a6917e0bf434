using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Gateway;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Host.Adapters;

/// <summary>
/// The bot's identification port on VNPT's gateway: whoever can sign with a person's key is that person. What they sign is a sentence of ours
/// that says so, with a number to compare; it is good for nothing else. A number that nobody has is answered alike.
/// </summary>
internal sealed class GatewayIdentification(
    GatewayDesk desk, GatewayTable table, GatewayCertificates certificates, GatewayPeople people, HeldPasswords passwords, GatewayOptions options,
    TimeProvider clock) : IIdentification
{
    private const int MostChecks = 6;
    private const int Numbers = 10_000;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private ConfirmationKind Kind => options.Signing == GatewaySigning.App ? ConfirmationKind.App : ConfirmationKind.Authenticator;

    public async Task<IdentityCheckBegun> BeginAsync(string key, string conversationId, string citizenId, CancellationToken cancellationToken)
    {
        if (await table.FindAsync(key, cancellationToken) is { } earlier) return Begun(earlier);
        var (citizen, now) = (CitizenId.Parse(citizenId), clock.GetUtcNow());
        // Nobody goes through a list of numbers, and nobody's app is made to ask again and again.
        if (await table.ChecksSinceAsync(now - Window, conversationId, people.SubjectOf(citizen), cancellationToken) >= MostChecks)
            return new IdentityCheckBegun(CodeOutcome.CoolDown, RetryAt: now + Window);
        if (await certificates.FindAsync(citizen, "", cancellationToken) is not { } held) return new IdentityCheckBegun(CodeOutcome.Unavailable);
        var signer = held.FirstOrDefault(one => one.Identifies);
        var title = string.Create(CultureInfo.InvariantCulture, $"Xác nhận danh tính {RandomNumberGenerator.GetInt32(Numbers):D4}");
        var id = Guid.CreateVersion7(now);
        var sentence = $"SmartCaBot identity check {id:N}, {now:O}. This is no signature of any document.";
        var content = new GatewayContent(
            citizen.Value, title, "Trợ lý SmartCA hỏi để biết đúng là anh/chị. Không ký tài liệu nào.", signer?.Serial ?? "",
            signer?.Certificate.RawData ?? [], SHA256.HashData(Encoding.UTF8.GetBytes(sentence)))
        {
            Holder = signer?.Holder ?? "",
        };
        return Begun(await desk.PlaceAsync(
            new GatewayRequest(
                id, GatewayPurpose.Identity, key, people.SubjectOf(citizen), conversationId, GatewayState.Prepared, now, now + options.ConfirmWithin * 2,
                null, 1, content),
            cancellationToken));
    }

    /// <summary>Nothing is sent here: the app asks, or shows a code.</summary>
    public Task<CodeDelivery> ResendAsync(string key, string checkId, CancellationToken cancellationToken) => Task.FromResult(new CodeDelivery(CodeOutcome.Sent));

    public async Task<IdentityResult> ConfirmAsync(string key, string checkId, string code, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(checkId, "N", out var id) || await desk.FindAsync(id, cancellationToken) is not { Kind: GatewayPurpose.Identity } request)
            return new IdentityResult(IdentityOutcome.Gone);
        if (code.Length == 0 || !request.IsOpen) return Describe(request.IsOpen ? await desk.LookAsync(request, cancellationToken) : request);
        if (passwords.Take(checkId) is not { } password) return new IdentityResult(IdentityOutcome.PasswordGone);
        var (confirmed, isRight) = await desk.ConfirmAsync(request, password, code, cancellationToken);
        return isRight && confirmed.IsOpen ? new IdentityResult(IdentityOutcome.Unavailable) : Describe(confirmed);
    }

    private IdentityCheckBegun Begun(GatewayRequest request) => new(CodeOutcome.Sent, request.Reference, Confirmation: Kind);

    private IdentityResult Describe(GatewayRequest request) => request.State switch
    {
        GatewayState.Signed => new IdentityResult(
            IdentityOutcome.Established, Person: people.PersonOf(CitizenId.Parse(request.Content.Citizen), request.Content.Holder)),
        GatewayState.Declined or GatewayState.Refused => new IdentityResult(IdentityOutcome.Declined),
        GatewayState.Faulty => new IdentityResult(IdentityOutcome.Faulty),
        GatewayState.Locked => new IdentityResult(IdentityOutcome.Locked),
        GatewayState.Cancelled or GatewayState.Expired => new IdentityResult(IdentityOutcome.Gone),
        _ => new IdentityResult(IdentityOutcome.WrongCode),
    };
}
