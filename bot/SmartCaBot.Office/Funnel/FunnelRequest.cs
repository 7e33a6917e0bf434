using System.Globalization;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Office.Campaigns;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Funnel;

/// <summary>Whose figures of which days somebody asks for, as the address says it; another office's are not found.</summary>
internal sealed class FunnelRequest(CampaignDesk desk, StaffClock clock)
{
    private const int UsualDays = 30;
    private const int MostDays = 400;

    /// <summary>Null for an office or a code that is not theirs.</summary>
    public async Task<AskedFunnel?> ReadAsync(HttpContext http)
    {
        var (member, query) = (http.Staff(), http.Request.Query);
        var office = query["office"].ToString() is { Length: > 0 } named ? named : member.Office;
        if (!member.MaySee(office)) return null;
        string? code = null;
        if (query["code"].ToString() is { Length: > 0 } text)
        {
            if (await desk.FindAsync(member, text, http.RequestAborted) is not { } campaign) return null;
            (office, code) = (campaign.Office, campaign.Code);
        }

        var today = DateOnly.FromDateTime(clock.Local(clock.Now).Date);
        var (from, to) = (Day(query["from"]) ?? today.AddDays(1 - UsualDays), Day(query["to"]) ?? today);
        string? problem = null;
        if (to < from || to.DayNumber - from.DayNumber > MostDays)
        {
            problem = $"Ngày đầu phải trước ngày cuối, và cách nhau không quá {MostDays} ngày. Đang hiện {UsualDays} ngày gần đây.";
            (from, to) = (today.AddDays(1 - UsualDays), today);
        }

        return new AskedFunnel(
            new FunnelScope(OfficeDays.StartOf(from, clock.Zone), OfficeDays.StartOf(to.AddDays(1), clock.Zone), office, code, query["every"] == "true" && office is null && code is null),
            from, to, problem);
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2200 ? day : null;
}

/// <param name="Scope">What to count.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Problem">What was wrong with the days asked for; null when nothing.</param>
internal sealed record AskedFunnel(FunnelScope Scope, DateOnly From, DateOnly To, string? Problem);
