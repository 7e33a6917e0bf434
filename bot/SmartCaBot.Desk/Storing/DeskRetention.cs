using SmartCaBot.Storage;
using SmartCaBot.Storage.Retention;

namespace SmartCaBot.Desk.Storing;

/// <summary>Notes, and wishes to be called back (those that nobody took up as well), after ninety days.</summary>
internal sealed class DeskRetention(IDatabase database, TimeProvider clock) : IRetentionRule
{
    private const int Batch = 500;

    private const string OldContacts = $"""
        DELETE FROM desk_contacts WHERE id IN (
            SELECT id FROM desk_contacts WHERE COALESCE(done_at, created_at) < $1 AND {Held.NotHeld} LIMIT $2)
        """;

    private const string OldNotes = $"DELETE FROM desk_notes WHERE id IN (SELECT id FROM desk_notes WHERE at < $1 AND {Held.NotHeld} LIMIT $2)";

    public string Name => "desk";

    public string What => "Ghi chú nội bộ và yêu cầu gọi lại ở bàn hỗ trợ, kể cả yêu cầu chưa ai nhận";

    public string Why => "Đủ để tra lại một vụ việc và trả lời khiếu nại";

    public TimeSpan Keep => TimeSpan.FromDays(90);

    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        var before = (clock.GetUtcNow() - Keep).Stored();
        return await RunAsync(OldContacts, before, cancellationToken) + await RunAsync(OldNotes, before, cancellationToken);
    }

    private async Task<long> RunAsync(string statement, long before, CancellationToken cancellationToken)
    {
        var removed = 0L;
        for (var batch = Batch; batch == Batch; removed += batch)
            batch = await database.WriteAsync(session => session.ExecuteAsync(statement, before, Batch), cancellationToken);
        return removed;
    }
}
