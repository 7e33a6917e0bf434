using SmartCaBot.Storage.Retention;

namespace SmartCaBot.Host.Gateway;

/// <summary>How long requests are kept: what was signed two years, everything else a month.</summary>
internal sealed class GatewayRetention(GatewayTable table, TimeProvider clock) : IRetentionRule
{
    private static readonly TimeSpan Others = TimeSpan.FromDays(30);

    public string Name => "gateway-requests";

    public string What => "Yêu cầu ký qua cổng VNPT";

    public string Why => "Người dân xem lại lịch sử ký của mình; yêu cầu không thành chỉ giữ 30 ngày để giải đáp.";

    public TimeSpan Keep => TimeSpan.FromDays(730);

    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await table.ForgetAsync(now - Keep, now - Others, cancellationToken);
    }
}
