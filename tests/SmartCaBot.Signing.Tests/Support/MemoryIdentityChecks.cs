using SmartCaBot.Signing.Identification;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Tests.Support;

/// <summary>Identity checks in memory under one lock.</summary>
internal sealed class MemoryIdentityChecks : IIdentityCheckStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, IdentityCheck> _checks = [];

    public Task<Added<IdentityCheck>?> AddAsync(IdentityCheck check, DateTimeOffset since, int most, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_checks.Values.FirstOrDefault(known => known.IdempotencyKey == check.IdempotencyKey) is { } earlier)
                return Answer(new Added<IdentityCheck>(earlier, IsNew: false));
            if (_checks.Values.Count(known => known.StartedAt >= since && known.HolderHash.AsSpan().SequenceEqual(check.HolderHash)) >= most)
                return Answer(null);
            _checks.Add(check.Id, check);
            return Answer(new Added<IdentityCheck>(check, IsNew: true));
        }
    }

    public Task<IdentityCheck?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        lock (_lock) return Task.FromResult(_checks.GetValueOrDefault(id));
    }

    public Task<bool> TryReplaceAsync(IdentityCheck next, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_checks.TryGetValue(next.Id, out var stored) || stored.Version != next.Version - 1) return Task.FromResult(false);
            _checks[next.Id] = next;
            return Task.FromResult(true);
        }
    }

    private static Task<Added<IdentityCheck>?> Answer(Added<IdentityCheck>? added) => Task.FromResult(added);
}
