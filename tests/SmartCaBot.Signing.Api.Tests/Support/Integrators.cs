using System.Collections.Concurrent;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.Tests.Support;

/// <summary>Registered clients in memory; the secret of each is its id read backwards.</summary>
internal sealed class Integrators : IIntegrators
{
    private readonly ConcurrentDictionary<string, Integrator> _known = [];
    private int _count;

    public Integrator Add(IReadOnlyList<IntegratorKind> kinds, IReadOnlyList<string> webhooks, IReadOnlyList<string>? redirects = null)
    {
        var client = new Integrator(
            $"sp-{Interlocked.Increment(ref _count):D8}", "Cổng thử nghiệm", kinds.ToHashSet(), new HashSet<string> { "credentials", "sign", "transactions" },
            redirects ?? [], webhooks, IsSuspended: false);
        return _known[client.ClientId] = client;
    }

    public void Change(string clientId, Func<Integrator, Integrator> change) => _known[clientId] = change(_known[clientId]);

    public static string SecretOf(string clientId) => new([.. clientId.Reverse()]);

    public ValueTask<Integrator?> FindAsync(string clientId, CancellationToken cancellationToken) => new(Found(clientId));

    public ValueTask<Integrator?> VerifyAsync(string clientId, string secret, CancellationToken cancellationToken) =>
        new(Found(clientId) is { IsSuspended: false } client && secret == SecretOf(clientId) ? client : null);

    /// <summary>A question with a NUL is what PostgreSQL does not take.</summary>
    private Integrator? Found(string clientId) => clientId.Contains('\0', StringComparison.Ordinal)
        ? throw new InvalidOperationException("invalid byte sequence")
        : _known.GetValueOrDefault(clientId);
}
