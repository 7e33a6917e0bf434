using SmartCaBot.Conversations.Storing;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Adapters;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Host.Gateway;

/// <summary>Makes a document ready for a signature with a certificate of VNPT's, and stores what waits for it.</summary>
internal sealed class GatewayPreparing(
    GatewayDesk desk, GatewayTable table, GatewayCertificates certificates, GatewayPeople people, DocumentSigners signers, IFileStore files,
    SmartCaOptions options, TimeProvider clock)
{
    private const int LongestTitle = 120;

    public async Task<PreparedSigning> PrepareAsync(string key, SigningRequest wanted, CancellationToken cancellationToken)
    {
        if (await table.FindAsync(key, cancellationToken) is { } earlier) return Describe(earlier);
        if (!people.TryRead(wanted.Person, out var citizen)) return new PreparedSigning(PrepareOutcome.CertificateNotUsable);
        if (await certificates.FindAsync(citizen, wanted.CertificateId, cancellationToken) is not { } held) return new PreparedSigning(PrepareOutcome.Unavailable);
        if (held.FirstOrDefault(one => one.Serial == wanted.CertificateId && one.Usable) is not { } certificate || certificate.ForSigning() is not { } signing)
            return new PreparedSigning(PrepareOutcome.CertificateNotUsable);
        if (await files.OpenAsync(wanted.ConversationId, wanted.File.Id, cancellationToken) is not { } stored) return new PreparedSigning(PrepareOutcome.FileGone);
        await using var document = stored.Content;
        var signer = await signers.ForInsideAsync(document, cancellationToken);
        var now = clock.GetUtcNow();
        var preparation = await signer.PrepareAsync(document, signing, new SignatureParameters(now, Level: Level), cancellationToken);
        if (preparation is not DocumentPreparation.Ready { Found: var found, Document: var prepared } ready)
            return new PreparedSigning(Preparations.Outcome(((DocumentPreparation.Refused)preparation).Why.Reason));
        var name = DocumentName.Clean(wanted.File.Name);
        var content = new GatewayContent(
            citizen.Value, name.Length > LongestTitle ? name[..LongestTitle].TrimEnd() : name, $"Trợ lý SmartCA: ký tệp {name}", certificate.Serial,
            certificate.Certificate.RawData, prepared.DigestToSign)
        {
            Holder = certificate.Holder,
            Document = new GatewayDocument(wanted.File.Id, wanted.File.Name, prepared.Format, found.Pages, found.Size, ready.Sha256, found.ExistingSignatures, prepared.State),
        };
        // Time to look at it, and then to confirm.
        return Describe(await desk.PlaceAsync(
            new GatewayRequest(
                Guid.CreateVersion7(now), GatewayPurpose.Document, key, wanted.Person.Subject, wanted.ConversationId, GatewayState.Prepared, now,
                now + options.Gateway.ConfirmWithin * 3, null, 1, content),
            cancellationToken));
    }

    /// <summary>Revocation data of another authority is not collected here.</summary>
    private SignatureLevel Level => options.TimeStamps.Level == SignatureLevel.B ? SignatureLevel.B : SignatureLevel.T;

    private PreparedSigning Describe(GatewayRequest request)
    {
        var document = request.Content.Document!;
        return new PreparedSigning(
            PrepareOutcome.Prepared, request.Reference, document.Pages, document.Size, Convert.ToHexStringLower(document.Sha256), document.ExistingSignatures,
            request.ExpiresAt, options.Gateway.Signing == GatewaySigning.App ? ConfirmationKind.App : ConfirmationKind.Authenticator);
    }
}
