using System.Diagnostics.Metrics;
using SmartCaBot.Channels.Connector.Authentication;

namespace SmartCaBot.Channels.Connector;

/// <summary>Counts of the meter <c>SmartCaBot.Connector</c>.</summary>
internal sealed class ConnectorMetrics(IMeterFactory meters)
{
    public const string Meter = "SmartCaBot.Connector";

    private readonly Counter<long> _refused = meters.Create(Meter).CreateCounter<long>("smartcabot.connector.refused", "requests");
    private readonly Counter<long> _received = meters.Create(Meter).CreateCounter<long>("smartcabot.connector.received", "activities");
    private readonly Counter<long> _sent = meters.Create(Meter).CreateCounter<long>("smartcabot.connector.calls", "calls");

    public void Refused(ConnectorRefusal reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason.ToString()));

    /// <param name="outcome">turn, duplicate or ignored.</param>
    public void Received(string outcome) => _received.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <param name="status">HTTP status; 0 when there was no answer.</param>
    public void Called(int status) => _sent.Add(1, new KeyValuePair<string, object?>("status", status));
}
