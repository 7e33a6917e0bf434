using System.Diagnostics.Metrics;

namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>
/// The meter <c>SmartCaBot.Pkcs11</c>, each instrument tagged with the token's label: <c>smartcabot.token.sessions.used</c>,
/// <c>….sessions.waiting</c>, <c>….ready</c> (1 or 0), <c>….busy</c> (callers that got no session in time) and <c>….faults</c> (lost sessions
/// and connections, tagged with the CKR's name).
/// </summary>
internal sealed class TokenMetrics : IDisposable
{
    public const string Name = "SmartCaBot.Pkcs11";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _busy;
    private readonly Counter<long> _faults;

    /// <param name="devices">Those watched; asked each time.</param>
    public TokenMetrics(Func<IReadOnlyList<TokenDevice>> devices)
    {
        _busy = _meter.CreateCounter<long>("smartcabot.token.busy", "callers");
        _faults = _meter.CreateCounter<long>("smartcabot.token.faults", "calls");
        Watch("smartcabot.token.sessions.used", "sessions", device => device.Load.InUse);
        Watch("smartcabot.token.sessions.waiting", "callers", device => device.Load.Waiting);
        Watch("smartcabot.token.ready", "tokens", device => device.Health.IsReady ? 1 : 0);

        void Watch(string name, string unit, Func<TokenDevice, int> value) => _meter.CreateObservableGauge(
            name, () => devices().Select(device => new Measurement<int>(value(device), Of(device.Label))), unit);
    }

    public void Busy(string label) => _busy.Add(1, Of(label));

    public void Fault(string label, string name) => _faults.Add(1, Of(label), new KeyValuePair<string, object?>("ckr", name));

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Of(string label) => new("token", label);
}
