using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Admin.Integrators;

/// <summary>
/// What the APIs ask. Comparing is slow on purpose, so a secret that was right is remembered by a keyed hash, in memory; whether it is still
/// good, and its integrator not suspended, is read each time.
/// </summary>
internal sealed class Integrators(IntegratorTable table, IntegratorSecret secrets, TimeProvider clock) : IIntegrators
{
    private const int MostKnown = 1000;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, byte> _known = new(StringComparer.Ordinal);

    public async ValueTask<Integrator?> FindAsync(string clientId, CancellationToken cancellationToken) =>
        (await table.FindAsync(clientId, cancellationToken))?.Client;

    public async ValueTask<Integrator?> VerifyAsync(string clientId, string secret, CancellationToken cancellationToken)
    {
        var (found, good) = await table.WithSecretsAsync(clientId, clock.GetUtcNow(), cancellationToken);
        var isRight = good.Aggregate(false, (right, row) => right | IsRight(clientId, row, secret));
        if (good.Count == 0) secrets.Waste(secret);
        return isRight && found is { Client.IsSuspended: false } ? found.Client : null;
    }

    private bool IsRight(string clientId, SecretRow row, string secret)
    {
        var name = $"{clientId}/{row.Number}/{Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(secret)))}";
        if (_known.ContainsKey(name)) return true;
        if (!secrets.Matches(secret, row.Salt, row.Hash)) return false;
        if (_known.Count >= MostKnown) _known.Clear();
        _known[name] = 0;
        return true;
    }
}
