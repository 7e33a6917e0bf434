using SmartCaBot.Conversations.Storing;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Retention;

namespace SmartCaBot.Signing.Api.External;

/// <summary>Documents that integrators had prepared: nobody asks for them the next day, and they are three files each.</summary>
internal sealed class PreparedRetention(IDatabase database, IFileStore files, TimeProvider clock) : IRetentionRule
{
    private const int BatchSize = 500;

    private const string Old = $"""
        SELECT id, conversation_id FROM files WHERE conversation_id LIKE '{PreparedFiles.ShelfPrefix}%' AND created_at < $1 AND id > $2 ORDER BY id LIMIT $3
        """;

    public string Name => "api-documents";

    public string What => "Tài liệu các hệ thống đề nghị ký đã gửi để chuẩn bị chữ ký";

    public string Why => "Hệ thống đối tác gửi lại chữ ký trong ngày; sau đó bản đang chờ không còn dùng đến.";

    public TimeSpan Keep => TimeSpan.FromDays(1);

    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        var (removed, after, before) = (0L, "", (clock.GetUtcNow() - Keep).ToUnixTimeMilliseconds());
        while (await database.ReadAsync(
            session => session.ListAsync(Old, row => new Row(row.Text(0), row.Text(1)), before, after, BatchSize), cancellationToken) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
                if (await files.RemoveAsync(row.Shelf, row.Id, cancellationToken)) removed++;
            after = rows[^1].Id;
        }

        return removed;
    }

    private sealed record Row(string Id, string Shelf);
}
