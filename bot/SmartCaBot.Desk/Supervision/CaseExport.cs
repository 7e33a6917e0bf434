using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Desk.Cases;
using SmartCaBot.Desk.Queues;
using SmartCaBot.Desk.Storing;
using SmartCaBot.Desk.Words;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Supervision;

/// <summary>
/// GET /desk/export.csv?from=2026-11-01&amp;to=2026-11-30: one line a case opened in those days, as many as there are. Nothing personal: no
/// words of the citizen, no conversation id.
/// </summary>
internal sealed class CaseExport(CaseTable cases, QueueBooks books, StepNames steps, StaffClock clock, IStaffAudit audit)
{
    private const int PageSize = 500;
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2999, 12, 31);

    public async Task RunAsync(HttpContext http, DateOnly from, DateOnly to)
    {
        var (staff, stop) = (http.Staff(), http.RequestAborted);
        if (from < Earliest || to > Latest || from > to)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var book = await books.GetAsync(stop);
        await audit.RecordAsync(AuditKind.FiguresExported, staff, "", "desk", $"from={from:yyyy-MM-dd};to={to:yyyy-MM-dd}", stop);
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"ban-ho-tro-{from:yyyyMMdd}-{to:yyyyMMdd}.csv\"";
        var (first, end) = (Midnight(from), Midnight(to.AddDays(1)));
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await writer.WriteAsync(Head);
        for (var after = ""; ;)
        {
            var page = await cases.PageAsync(first, end, after, PageSize, stop);
            foreach (var one in page.Where(one => staff.MaySee(one.Office))) await writer.WriteAsync(Line(one, book));
            await writer.FlushAsync(stop);
            if (page.Count < PageSize) return;
            after = page[^1].Id;
        }
    }

    private static readonly string Head = CsvText.Line(
        "Mã", "Hàng đợi", "Văn phòng", "Kênh", "Ngôn ngữ", "Lý do", "Bước", "Trạng thái", "Cán bộ", "Mở lúc", "Nhận lúc", "Trả lời đầu lúc", "Kết thúc lúc",
        "Lý do đóng", "Hài lòng", "Chờ nhận (phút làm việc)", "Trả lời đầu (phút làm việc)", "Giải quyết (phút làm việc)");

    private string Line(DeskCase one, QueueBook book)
    {
        var hours = book.HoursOf(one.Queue);
        string? Minutes(DateTimeOffset? to) => to is { } at ? hours.Between(one.OpenedAt, at).TotalMinutes.ToString("0.0", CultureInfo.InvariantCulture) : null;
        string? Time(DateTimeOffset? at) => at is { } known ? clock.Local(known).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : null;
        return CsvText.Line(
            one.Id, book.Of(one.Queue).Name, one.Office, one.Channel, one.Language, DeskWords.Of(one.Reason), steps.Of(one.Step), DeskWords.Of(one.State),
            one.AgentName, Time(one.OpenedAt), Time(one.ClaimedAt), Time(one.FirstReplyAt), Time(one.EndedAt),
            one.CloseReason is { } reason ? DeskWords.Of(reason) : null, one.Satisfaction?.ToString(CultureInfo.InvariantCulture), Minutes(one.ClaimedAt),
            Minutes(one.FirstReplyAt), Minutes(one.EndedAt));
    }

    private DateTimeOffset Midnight(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, clock.Zone.GetUtcOffset(local));
    }
}
