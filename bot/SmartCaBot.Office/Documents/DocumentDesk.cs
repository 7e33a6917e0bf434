using Microsoft.AspNetCore.Http;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Office.Storing;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Documents;

/// <summary>What officers do with documents. Another office's is not found.</summary>
internal sealed class DocumentDesk(HandedTable table, IFileStore files, DocumentSigners signers, IStaffAudit audit, TimeProvider clock)
{
    private const int MostListed = 200;
    private const string Unnamed = "application/octet-stream";

    public Task<IReadOnlyList<HandedRecord>> ListAsync(StaffMember member, CancellationToken cancellationToken) =>
        table.ListAsync(member.Office, MostListed, cancellationToken);

    public async Task<HandedRecord?> FindAsync(StaffMember member, string id, CancellationToken cancellationToken) =>
        await table.FindAsync(id, cancellationToken) is { } record && member.MaySee(record.Office) ? record : null;

    /// <summary>Checks the file as the chat does and keeps it; the secret of its link is known to the answer alone.</summary>
    public async Task<SendOutcome> SendAsync(StaffMember member, string office, IFormFile file, DocumentDraft draft, CancellationToken cancellationToken)
    {
        await using var content = file.OpenReadStream();
        var signer = await signers.ForInsideAsync(content, cancellationToken);
        switch (await signer.InspectAsync(content, cancellationToken))
        {
            case DocumentInspection.Refused refused:
                return new SendOutcome.Refused(refused.Reason);
            case DocumentInspection.Signable found:
                var id = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
                var stored = await files.SaveAsync(
                    "original", HandedRecord.ShelfOf(id), DocumentName.Of(file.FileName), DocumentTypes.Of(file.FileName)?.MediaType ?? Unnamed,
                    async (output, token) =>
                    {
                        content.Position = 0;
                        await content.CopyToAsync(output, token);
                    },
                    cancellationToken);
                var (link, now) = (Secrets.New(), clock.GetUtcNow());
                var paper = new HandedPaper(stored.Id, stored.Name, found.Size, found.Pages, draft.Word, member.Name, draft.LastDigits);
                var record = new HandedRecord(id, office, member.Id, HandedState.Sent, paper, 0, null, null, now, now.AddDays(draft.Days));
                await table.AddAsync(
                    record, Secrets.Hash(link),
                    session => audit.RecordAsync(session, AuditKind.DocumentOffered, member, "", id, $"office={office};days={draft.Days}"), cancellationToken);
                return new SendOutcome.Sent(record, link);
            default:
                throw new InvalidOperationException("An inspection says one or the other.");
        }
    }

    public Task<bool> TryWithdrawAsync(StaffMember member, HandedRecord record, CancellationToken cancellationToken) => table.TryWithdrawAsync(
        record.Id, session => audit.RecordAsync(session, AuditKind.DocumentWithdrawn, member, "", record.Id, $"office={record.Office}"), cancellationToken);

    /// <summary>
    /// The signed file that the citizen gave back, once it is on record who takes it; null when there is none, or its time is over.
    /// </summary>
    public async Task<StoredFile?> OpenSignedAsync(StaffMember member, HandedRecord record, CancellationToken cancellationToken)
    {
        if (record.SignedFile is not { } signed || await files.OpenAsync(record.Shelf, signed, cancellationToken) is not { } stored) return null;
        try
        {
            await audit.RecordAsync(AuditKind.SignedDocumentDownloaded, member, "", record.Id, $"office={record.Office}", cancellationToken);
            return stored;
        }
        catch
        {
            await stored.Content.DisposeAsync();
            throw;
        }
    }
}

/// <param name="Word">To the citizen; may be empty.</param>
/// <param name="LastDigits">Four digits; null when not asked for.</param>
/// <param name="Days">1 to 7.</param>
internal sealed record DocumentDraft(string Word, string? LastDigits, int Days)
{
    public override string ToString() => "DocumentDraft(***)";
}

internal abstract record SendOutcome
{
    /// <param name="Record">As stored.</param>
    /// <param name="Link">The secret of the link, shown once.</param>
    public sealed record Sent(HandedRecord Record, string Link) : SendOutcome
    {
        public override string ToString() => "Sent(***)";
    }

    public sealed record Refused(DocumentRefusal Reason) : SendOutcome;
}
