namespace SmartCaBot.ZaloSandbox.Webhooks;

/// <summary>How the webhooks went. Latencies in milliseconds, from the start of the request to its answer, answered ones only.</summary>
/// <param name="Sent">Requests, repetitions counted.</param>
/// <param name="Acknowledged">Answered with 200.</param>
/// <param name="Late">Answered after more than two seconds, or not at all.</param>
/// <param name="Unreachable">No connection.</param>
/// <param name="Dropped">Not sent any more: the webhook was switched off, or has no address.</param>
public sealed record WebhookReport(
    int Sent, int Acknowledged, int Refused, int Late, int Unreachable, int Dropped, double P50, double P99, double P999, double Max, bool Enabled);
