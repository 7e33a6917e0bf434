using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Office.Campaigns;
using SmartCaBot.Office.Storing;

namespace SmartCaBot.Office.Documents;

/// <summary>What the bot's dialogs do with a handed document. Files are copied: each side's retention removes its own.</summary>
internal sealed class HandedDocuments(HandedTable table, IFileStore files, CampaignDirectory directory) : IHandedDocuments
{
    public async Task<HandedDocument?> TakeAsync(string conversationId, string pass, CancellationToken cancellationToken)
    {
        if (!Secrets.IsShaped(pass) || await table.TryTakeAsync(Secrets.Hash(pass), conversationId, cancellationToken) is not { } record) return null;
        if (await CopyAsync(record.Shelf, record.Paper.FileId, conversationId, record.Shelf, cancellationToken) is not { } file) return null;
        return new HandedDocument(record.Id, await OfficeNameAsync(record.Office, cancellationToken), file);
    }

    public Task SignedAsync(string documentId, string conversationId, CancellationToken cancellationToken) =>
        table.TrySignAsync(documentId, conversationId, cancellationToken);

    public Task DeclinedAsync(string documentId, string conversationId, CancellationToken cancellationToken) =>
        table.TryDeclineAsync(documentId, conversationId, cancellationToken);

    public async Task<bool> GiveBackAsync(string documentId, string conversationId, ReceivedFile signed, CancellationToken cancellationToken) =>
        await CopyAsync(conversationId, signed.Id, HandedRecord.ShelfOf(documentId), "signed", cancellationToken) is { } copy
        && await table.TryGiveBackAsync(documentId, conversationId, copy.Id, cancellationToken);

    private async Task<string> OfficeNameAsync(string office, CancellationToken cancellationToken) =>
        (await directory.OfficesAsync(cancellationToken)).GetValueOrDefault(office, "Bộ phận Một cửa");

    private async Task<ReceivedFile?> CopyAsync(string from, string fileId, string to, string key, CancellationToken cancellationToken)
    {
        if (await files.OpenAsync(from, fileId, cancellationToken) is not { } stored) return null;
        await using var content = stored.Content;
        return await files.SaveAsync(
            key, to, stored.File.Name, stored.File.ContentType,
            async (output, token) =>
            {
                content.Position = 0;
                await content.CopyToAsync(output, token);
            },
            cancellationToken);
    }
}
