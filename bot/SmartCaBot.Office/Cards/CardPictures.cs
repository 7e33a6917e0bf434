using System.Security.Cryptography;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Office.Cards.Formats;
using SmartCaBot.Office.Storing;

namespace SmartCaBot.Office.Cards;

/// <summary>Takes pictures of cards out of conversations, and keeps them for officers: encrypted, each on a shelf of its own.</summary>
internal sealed class CardPictures(CardPictureTable table, IFileStore files, OfficeOptions options) : ICardPictures
{
    private const int IdSize = 16;
    private const int DigestSize = 16;

    public CardPicturePolicy Policy => options.CardPictures;

    public async Task<CardPictureTaken> TakeAsync(string key, string conversationId, CardSide side, ReceivedFile file, CancellationToken cancellationToken)
    {
        var kept = await table.FindByKeyAsync(key, cancellationToken);
        var taken = kept is null ? await LookAsync(key, conversationId, side, file, cancellationToken) : new CardPictureTaken(CardPictureOutcome.Taken, kept.Id);
        await files.RemoveAsync(conversationId, file.Id, cancellationToken);
        if (taken.PictureId is not { } id) return taken;
        var before = await table.LooseAsync(conversationId, side, cancellationToken);
        await DropAsync([.. before.Select(record => record.Id).Where(other => other != id)], cancellationToken);
        return taken;
    }

    public async Task RemoveFilesAsync(string conversationId, IReadOnlyList<ReceivedFile> unwanted, CancellationToken cancellationToken)
    {
        foreach (var file in unwanted) await files.RemoveAsync(conversationId, file.Id, cancellationToken);
    }

    public async Task DropAsync(IReadOnlyList<string> pictures, CancellationToken cancellationToken)
    {
        foreach (var record in await table.RemoveLooseAsync(pictures, cancellationToken))
            await files.RemoveAsync(record.Shelf, record.FileId, cancellationToken);
    }

    public async Task<bool> AreKeptAsync(IReadOnlyList<string> pictures, CancellationToken cancellationToken) =>
        (await table.FindAsync(pictures, cancellationToken)).Count == pictures.Count;

    public Task TieAsync(IReadOnlyList<string> pictures, string conversationId, Guid dossier, CancellationToken cancellationToken) =>
        table.TieAsync(pictures, conversationId, dossier.ToString(), cancellationToken);

    private async Task<CardPictureTaken> LookAsync(string key, string conversationId, CardSide side, ReceivedFile file, CancellationToken cancellationToken)
    {
        if (await files.OpenAsync(conversationId, file.Id, cancellationToken) is not { } stored) return new(CardPictureOutcome.Damaged);
        await using var content = stored.Content;
        if (content.Length > CardPictureRules.MaxBytes) return new(CardPictureOutcome.TooLarge);
        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, cancellationToken);
        var reading = PictureReader.Read(bytes);
        if (CardPictureRules.WhyNot(reading) is { } why) return new(why);
        var picture = ((PictureReading.Read)reading).Picture;
        var digest = SHA256.HashData(picture.Content)[..DigestSize];
        var other = side == CardSide.Front ? CardSide.Back : CardSide.Front;
        if (await table.HasSameAsync(conversationId, other, digest, cancellationToken)) return new(CardPictureOutcome.SameAsOther);
        return new(CardPictureOutcome.Taken, await KeepAsync(key, conversationId, side, picture, digest, cancellationToken));
    }

    /// <summary>The bytes first: those without a row go with other files whose time is over.</summary>
    private async Task<string> KeepAsync(
        string key, string conversationId, CardSide side, CleanPicture picture, byte[] digest, CancellationToken cancellationToken)
    {
        var id = RandomNumberGenerator.GetHexString(IdSize * 2, lowercase: true);
        var stored = await files.SaveAsync(
            key: null, CardRecord.ShelfOf(id), CardPictureRules.NameOf(side, picture.Kind), PictureKinds.ContentType(picture.Kind),
            (target, token) => target.WriteAsync(picture.Content, token), cancellationToken);
        var record = new CardRecord(id, side, stored.Id, picture.Kind, picture.Width, picture.Height);
        if (await table.TryAddAsync(key, conversationId, record, digest, cancellationToken)) return id;
        // The same turn on another node: the other one was first.
        await files.RemoveAsync(record.Shelf, stored.Id, cancellationToken);
        return (await table.FindByKeyAsync(key, cancellationToken))!.Id;
    }
}
