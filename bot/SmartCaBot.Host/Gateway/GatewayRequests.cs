using System.Text.Json.Nodes;
using SmartCaBot.Storage.Retention;
using SmartCaBot.Storage.Sql;
using SmartCaBot.Understanding.PersonalData;

namespace SmartCaBot.Host.Gateway;

/// <summary>When requests go.</summary>
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

/// <summary>They go with the conversation that they were made in.</summary>
internal sealed class GatewayRequestsOfConversation(GatewayTable table) : IConversationPart
{
    public string Name => GatewayTable.Table;

    public ValueTask<int> EraseAsync(ISqlSession session, string conversationId) => GatewayTable.EraseAsync(session, conversationId);

    public async Task<JsonNode?> ExportAsync(string conversationId, CancellationToken cancellationToken)
    {
        var requests = await table.OfConversationAsync(conversationId, cancellationToken);
        return requests.Count == 0 ? null : new JsonArray([.. requests.Select(request => new JsonObject
        {
            ["at"] = request.CreatedAt.ToString("O"),
            ["purpose"] = request.Kind.ToString(),
            ["file"] = request.Content.Document is { } document ? PersonalDataDetector.Mask(document.Name) : null,
            ["state"] = request.State.ToString(),
        })]);
    }
}
