using SmartCaBot.Storage.Retention;

namespace SmartCaBot.Signing.Api.Requests;

/// <summary>Names that integrators gave to transactions.</summary>
internal sealed class RequestRetention(RequestTable table, TimeProvider clock) : IRetentionRule
{
    public string Name => "api-requests";

    public string What => "Mã giao dịch của các hệ thống đề nghị ký";

    public string Why => "Hệ thống đối tác còn hỏi lại kết quả, và mã đã dùng không được dùng lại.";

    public TimeSpan Keep => TimeSpan.FromDays(90);

    public async Task<long> RunAsync(CancellationToken cancellationToken) => await table.ForgetAsync(clock.GetUtcNow() - Keep, cancellationToken);
}
