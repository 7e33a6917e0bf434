using SmartCaBot.Storage;
using SmartCaBot.Storage.Retention;

namespace SmartCaBot.Office.Storing;

/// <summary>Rows of the offices' tables whose time is over. The files themselves go with all other files.</summary>
internal sealed class OfficeRetention : IRetentionRule
{
    private readonly IDatabase _database;
    private readonly TimeProvider _clock;
    private readonly string _delete;

    private OfficeRetention(IDatabase database, TimeProvider clock, string delete) => (_database, _clock, _delete) = (database, clock, delete);

    public required string Name { get; init; }

    public required string What { get; init; }

    public required string Why { get; init; }

    public required TimeSpan Keep { get; init; }

    public static IRetentionRule Documents(IDatabase database, TimeProvider clock) => new OfficeRetention(
        database, clock, $"DELETE FROM handed_documents WHERE expires_at < $1 AND (conversation_id IS NULL OR {Held.NotHeld})")
    {
        Name = "handed-documents",
        What = "Tài liệu bộ phận một cửa gửi cho người dân ký",
        Why = "Cán bộ còn xem được kết quả và tải tệp đã ký trong một tháng sau hạn.",
        Keep = TimeSpan.FromDays(30),
    };

    public static IRetentionRule Kiosks(IDatabase database, TimeProvider clock) => new OfficeRetention(
        database, clock, "DELETE FROM kiosk_tickets WHERE expires_at < $1")
    {
        Name = "kiosk-tickets",
        What = "Mã mở máy tại quầy",
        Why = "Mã chỉ dùng trong 10 phút; giữ một ngày để tìm lỗi.",
        Keep = TimeSpan.FromDays(1),
    };

    public static IRetentionRule Scans(IDatabase database, TimeProvider clock) => new OfficeRetention(
        database, clock, "DELETE FROM campaign_scans WHERE at < $1")
    {
        Name = "campaign-scans",
        What = "Lượt quét mã QR",
        Why = "Không gắn với người nào; giữ hai năm để so các năm.",
        Keep = TimeSpan.FromDays(730),
    };

    public async Task<long> RunAsync(CancellationToken cancellationToken) => await _database.WriteAsync(
        session => session.ExecuteAsync(_delete, (_clock.GetUtcNow() - Keep).ToUnixTimeMilliseconds()), cancellationToken);
}
