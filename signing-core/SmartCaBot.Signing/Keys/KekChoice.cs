using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Keys;

/// <summary>Which key-encryption key wraps new keys, and which the token must hold.</summary>
internal sealed class KekChoice(IWrappingKeys? store)
{
    public async ValueTask<string> CurrentAsync(CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).LastOrDefault(key => key.State == WrappingKeyState.Current)?.Label ?? TokenLabels.KeyEncryptionKey;

    public async ValueTask<IReadOnlyList<string>> NeededAsync(CancellationToken cancellationToken)
    {
        var known = await ListAsync(cancellationToken);
        return known.Count == 0
            ? [TokenLabels.KeyEncryptionKey]
            : [.. known.Where(key => key.State != WrappingKeyState.Retired).Select(key => key.Label)];
    }

    private async ValueTask<IReadOnlyList<WrappingKey>> ListAsync(CancellationToken cancellationToken) =>
        store is null ? [] : await store.ListAsync(cancellationToken);
}
