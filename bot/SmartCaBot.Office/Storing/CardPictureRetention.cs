using SmartCaBot.Conversations.Storing;
using SmartCaBot.Office.Cards;
using SmartCaBot.Storage.Retention;

namespace SmartCaBot.Office.Storing;

/// <summary>Pictures of cards whose dossier was decided some time ago, and those that never became part of one.</summary>
internal sealed class CardPictureRetention(CardPictureTable table, IFileStore files, OfficeOptions options) : IRetentionRule
{
    private const int BatchSize = 200;

    /// <summary>Nobody goes on with a registration after that; whoever does is asked for them again.</summary>
    private static readonly TimeSpan KeepLoose = TimeSpan.FromDays(7);

    public string Name => "card-pictures";

    public string What => "Ảnh căn cước kèm hồ sơ đăng ký";

    public string Why => "Để cán bộ xem lại khi người dân hỏi về kết quả; tính từ ngày có quyết định. Ảnh chưa thành hồ sơ giữ 7 ngày.";

    public TimeSpan Keep => TimeSpan.FromDays(options.CardPictureDays);

    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        await table.NoteDecidedAsync(cancellationToken);
        var removed = 0L;
        while (await table.OverAsync(Keep, KeepLoose, BatchSize, cancellationToken) is { Count: > 0 } over)
        {
            foreach (var record in over) await RemoveAsync(record, cancellationToken);
            removed += over.Count;
            if (over.Count < BatchSize) break;
        }

        return removed;
    }

    /// <summary>The bytes first: a row without them says that they are gone.</summary>
    private async Task RemoveAsync(CardRecord record, CancellationToken cancellationToken)
    {
        await files.RemoveAsync(record.Shelf, record.FileId, cancellationToken);
        await table.RemoveAsync(record.Id, cancellationToken);
    }
}
