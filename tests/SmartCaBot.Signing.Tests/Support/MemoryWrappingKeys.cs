using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Tests.Support;

/// <summary>The port over the credentials of a <see cref="MemoryStore"/>.</summary>
internal sealed class MemoryWrappingKeys(MemoryStore store, TimeProvider time) : IWrappingKeys
{
    private readonly List<WrappingKey> _keys = [];

    /// <summary>Runs before and after each replacement and may throw, as a crash would.</summary>
    public Action? AroundReplace { get; set; }

    public Task<IReadOnlyList<WrappingKey>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<WrappingKey>>([.. _keys]);

    public async Task<bool> TryBeginAsync(string previous, string next, AuditEvent auditEvent, CancellationToken cancellationToken)
    {
        if (_keys.Any(key => key.Label == next))
            return false;
        _keys.RemoveAll(key => key.Label == previous);
        _keys.Add(new WrappingKey(previous, WrappingKeyState.Old, time.GetUtcNow()));
        _keys.Add(new WrappingKey(next, WrappingKeyState.Current, time.GetUtcNow()));
        await store.AppendAsync(auditEvent, cancellationToken);
        return true;
    }

    public async Task<bool> TryRetireAsync(string label, DateTimeOffset oldSince, AuditEvent auditEvent, CancellationToken cancellationToken)
    {
        var at = _keys.FindIndex(key => key.Label == label && key.State == WrappingKeyState.Old && key.ChangedAt <= oldSince);
        if (at < 0 || Under(label).Any())
            return false;
        _keys[at] = _keys[at] with { State = WrappingKeyState.Retired };
        await store.AppendAsync(auditEvent, cancellationToken);
        return true;
    }

    public Task<IReadOnlyList<Credential>> UnderAsync(string label, Guid after, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Credential>>(
            [.. Under(label).OrderBy(c => c.Id.ToString(), StringComparer.Ordinal).Where(c => string.CompareOrdinal(c.Id.ToString(), after.ToString()) > 0).Take(limit)]);

    public Task<long> CountUnderAsync(string label, CancellationToken cancellationToken) => Task.FromResult((long)Under(label).Count());

    public async Task<int> ReplaceAsync(IReadOnlyList<Credential> next, Func<int, AuditEvent> auditEvent, CancellationToken cancellationToken)
    {
        AroundReplace?.Invoke();
        var replaced = 0;
        foreach (var credential in next)
        {
            store.Tamper(credential.Id, current =>
            {
                var wins = current.Version == credential.Version - 1;
                replaced += wins ? 1 : 0;
                return wins ? credential : current;
            });
        }
        if (replaced > 0)
            await store.AppendAsync(auditEvent(replaced), cancellationToken);
        AroundReplace?.Invoke();
        return replaced;
    }

    private IEnumerable<Credential> Under(string label) => store.Credentials.ToArray().Where(c => c.Key.KekLabel == label);
}
