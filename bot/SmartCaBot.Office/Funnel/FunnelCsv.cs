using System.Globalization;
using SmartCaBot.Office.Campaigns;
using SmartCaBot.Office.Storing;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Funnel;

/// <summary>The funnel of each code, one line a step, written while it is counted: no code waits for the next.</summary>
internal sealed class FunnelCsv(FunnelTable table, CampaignTable campaigns, CampaignDirectory directory, PublicServices services, StaffClock clock)
{
    public async Task WriteAsync(Stream output, FunnelScope scope, bool outsideOffice, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(output, leaveOpen: true);
        await writer.WriteAsync(CsvText.ByteOrderMark + CsvText.Line(
            "Từ ngày", "Đến ngày", "Bộ phận", "Quầy", "Mã", "Bắt đầu bằng", "Bước", "Tên bước", "Số người", "Tỷ lệ rời đi", "Trung vị từ bước trước (giây)"));
        var offices = await directory.OfficesAsync(cancellationToken);
        foreach (var campaign in await campaigns.ListAsync(scope.Office, cancellationToken))
        {
            if (scope.Campaign is { } only && only != campaign.Code) continue;
            var report = await FunnelReport.MakeAsync(table, scope with { Office = campaign.Office, Campaign = campaign.Code, Every = false }, outsideOffice, cancellationToken);
            string[] place =
            [
                clock.Date(scope.From), clock.Date(scope.To.AddTicks(-1)), offices.GetValueOrDefault(campaign.Office, campaign.Office), campaign.Desk,
                CampaignCode.Shown(campaign.Code), StepWords.Of(campaign.Step, services),
            ];
            foreach (var row in report.Rows)
            {
                await writer.WriteAsync(CsvText.Line([
                    .. place, row.Step.Name, row.Step.Label, Plain(row.People),
                    row.Lost?.ToString("0.####", CultureInfo.InvariantCulture), row.Median is { } time ? Number((long)time.TotalSeconds) : null,
                ]));
            }

            await writer.WriteAsync(CsvText.Line([.. place, FunnelStep.HandedOver, "Gặp cán bộ hỗ trợ", Plain(report.HandedOver)]));
            await writer.WriteAsync(CsvText.Line([.. place, "satisfaction", "Số người đánh giá", Plain(report.Ratings)]));
            if (report.Satisfaction is { } mean)
                await writer.WriteAsync(CsvText.Line([.. place, "satisfaction-mean", "Điểm hài lòng (1–5)", mean.ToString("0.##", CultureInfo.InvariantCulture)]));
            await writer.FlushAsync(cancellationToken);
        }
    }

    private static string Plain(Figure figure) => figure.Shown is { } number ? Number(number) : figure.ToString();

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
