using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Gateway;

namespace SmartCaBot.Host.Adapters;

/// <summary>
/// The bot's signing port on VNPT's gateway: we prepare the document and its digest, the gateway signs the digest, we put the signature in,
/// and hand out nothing that its certificate does not verify. What needs no key is as with our own.
/// </summary>
internal sealed class GatewaySigner(
    LocalSigning local, GatewayPreparing preparing, GatewayDesk desk, GatewayTable table, GatewayCertificates certificates, GatewayPeople people,
    GatewayFiles files, HeldPasswords passwords) : ISigning
{
    public async Task<CertificateList> CertificatesAsync(Person person, CancellationToken cancellationToken)
    {
        if (!people.TryRead(person, out var citizen)) return new CertificateList(true, []);
        return await certificates.FindAsync(citizen, "", cancellationToken) is { } held
            ? new CertificateList(true, [.. held.Select(Describe)])
            : new CertificateList(false, []);
    }

    public Task<PrepareOutcome> InspectAsync(string conversationId, ReceivedFile file, CancellationToken cancellationToken) =>
        local.InspectAsync(conversationId, file, cancellationToken);

    public Task<PreparedSigning> PrepareAsync(string key, SigningRequest request, CancellationToken cancellationToken) =>
        preparing.PrepareAsync(key, request, cancellationToken);

    /// <summary>Nothing is sent: the authenticator shows the code.</summary>
    public async Task<CodeDelivery> SendCodeAsync(string key, Person person, string transactionId, CancellationToken cancellationToken) =>
        new(await FindAsync(person, transactionId, cancellationToken) is { IsOpen: true } ? CodeOutcome.Sent : CodeOutcome.Expired);

    public async Task<SigningResult> ConfirmAsync(string key, Person person, string transactionId, string code, CancellationToken cancellationToken)
    {
        if (await FindAsync(person, transactionId, cancellationToken) is not { } request) return new SigningResult(ConfirmOutcome.Expired);
        if (!request.IsOpen) return await DescribeAsync(request, cancellationToken);
        if (code.Length == 0)
        {
            var looked = await desk.LookAsync(request, cancellationToken);
            return await DescribeAsync(looked, cancellationToken);
        }

        if (passwords.Take(transactionId) is not { } password) return new SigningResult(ConfirmOutcome.PasswordGone);
        var (confirmed, isRight) = await desk.ConfirmAsync(request, password, code, cancellationToken);
        return isRight && confirmed.IsOpen ? new SigningResult(ConfirmOutcome.Unavailable) : await DescribeAsync(confirmed, cancellationToken);
    }

    public async Task CancelAsync(Person person, string transactionId, CancellationToken cancellationToken)
    {
        if (await FindAsync(person, transactionId, cancellationToken) is { } request) await desk.CancelAsync(request, cancellationToken);
    }

    public async Task<SigningHistory> HistoryAsync(Person person, int skip, int take, CancellationToken cancellationToken)
    {
        var signed = await table.SignedAsync(person.Subject, skip, take, cancellationToken);
        return new SigningHistory(
            true, [.. signed.Select(one => new SignedItem(one.Content.Document!.Name, one.Content.SignedAt ?? one.CreatedAt, one.Reference))]);
    }

    public Task<Verification> VerifyAsync(string conversationId, ReceivedFile file, CancellationToken cancellationToken) =>
        local.VerifyAsync(conversationId, file, cancellationToken);

    /// <summary>Somebody else's is not found.</summary>
    private async Task<GatewayRequest?> FindAsync(Person person, string transactionId, CancellationToken cancellationToken) =>
        Guid.TryParseExact(transactionId, "N", out var id) && await desk.FindAsync(id, cancellationToken) is { Kind: GatewayPurpose.Document } request
        && request.Subject == person.Subject
            ? request
            : null;

    private async Task<SigningResult> DescribeAsync(GatewayRequest request, CancellationToken cancellationToken)
    {
        if (request.State == GatewayState.Signed)
        {
            var file = await files.WriteAsync(request, cancellationToken);
            return new SigningResult(ConfirmOutcome.Signed, File: file, Verification: await VerifyAsync(request.ConversationId, file, cancellationToken));
        }

        return new SigningResult(request.State switch
        {
            GatewayState.Declined => ConfirmOutcome.Declined,
            GatewayState.Faulty => ConfirmOutcome.Faulty,
            GatewayState.Cancelled => ConfirmOutcome.Cancelled,
            GatewayState.Expired => ConfirmOutcome.Expired,
            GatewayState.Refused => ConfirmOutcome.CertificateNotUsable,
            GatewayState.Locked => ConfirmOutcome.Locked,
            _ => ConfirmOutcome.WrongCode,
        });
    }

    private static CertificateSummary Describe(SignersCertificate held) => new(
        held.Serial, held.Serial, held.Holder, held.Certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true),
        held.Certificate.NotBefore, held.Certificate.NotAfter, held.Usable);
}
