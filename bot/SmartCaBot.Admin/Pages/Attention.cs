using SmartCaBot.Admin.Auditing;
using SmartCaBot.Admin.Erasures;
using SmartCaBot.Admin.Retention;
using SmartCaBot.Admin.Switches;
using SmartCaBot.Admin.Upkeep;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Admin.Pages;

/// <summary>What an administrator should look at now, the worst first.</summary>
internal sealed class Attention(
    IPlatformHealth health, ISwitchControl switches, IOutboxReview outbox, AuditChecks checks, RetentionRuns runs, ErasureTable erasures,
    IEndingCredentials credentials, IUpkeepNotes upkeep, TimeProvider clock)
{
    private static readonly TimeSpan BackupAge = TimeSpan.FromDays(2);

    public async Task<IReadOnlyList<AttentionItem>> AskAsync(CancellationToken cancellationToken)
    {
        var (now, items) = (clock.GetUtcNow(), new List<AttentionItem>());
        foreach (var part in (await health.AskAsync(cancellationToken)).Where(part => part.State != PlatformState.Well && part.Name != "outbox"))
            items.Add(new(part.State == PlatformState.Failing, $"{HealthText.Name(part.Name)}: {HealthText.Of(part).Wrong} {HealthText.Of(part).Do}", "/admin/health", part.Since));
        if (await checks.LatestAsync(cancellationToken) is { Verdict: CheckVerdict.Broken } broken)
            items.Add(new(true, "Nhật ký kiểm toán bị sửa.", "/admin/audit", broken.EndedAt));
        foreach (var change in (await switches.StandingAsync(cancellationToken)).Values.Where(change => change is not null && !change.IsOnAt(now)))
            items.Add(new(false, $"Đang tắt: {SwitchText.Name(change!.Name)}. {change.Reason}", "/admin/switches", change.At));
        if (await outbox.CountDeadAsync(cancellationToken) is > 0 and var dead)
            items.Add(new(false, $"{dead} tin không gửi được.", "/admin/messages", null));
        foreach (var run in (await runs.LastAsync(cancellationToken)).Where(run => run.Failure is not null))
            items.Add(new(false, $"Quy tắc lưu giữ “{run.Rule}” chạy hỏng.", "/admin/retention", run.StartedAt));
        if (await erasures.CountOpenAsync(cancellationToken) is > 0 and var asked)
            items.Add(new(false, $"{asked} yêu cầu xóa chờ xác nhận.", "/admin/conversations", null));
        if (await credentials.CountEndingAsync(now, now.AddDays(7), cancellationToken) is > 0 and var ending)
            items.Add(new(false, $"{ending} chứng thư hết hạn trong 7 ngày.", "/admin/certificates?days=7", null));
        if (await upkeep.FindAsync(IUpkeepNotes.Backup, cancellationToken) is { } backup && now - backup.At > BackupAge)
            items.Add(new(false, "Đã lâu chưa sao lưu.", "/admin/health", backup.At));
        return [.. items.OrderByDescending(item => item.IsBad)];
    }
}

/// <param name="IsBad">Something is broken now.</param>
/// <param name="Sentence">In Vietnamese.</param>
/// <param name="Path">Where it is dealt with.</param>
/// <param name="Since">When it began; null when that is not known.</param>
internal sealed record AttentionItem(bool IsBad, string Sentence, string Path, DateTimeOffset? Since);
