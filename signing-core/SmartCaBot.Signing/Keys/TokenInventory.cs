using SmartCaBot.Pkcs11.Tokens;

namespace SmartCaBot.Signing.Keys;

/// <summary>Whether the token holds what it must. A token that was emptied answers and signs nothing; this notices.</summary>
internal sealed class TokenInventory(Token token, KekChoice keks)
{
    private static readonly (KeyKind Kind, string Label)[] Others =
    [
        (KeyKind.SecretKey, TokenLabels.MacKey), (KeyKind.PrivateKey, TokenLabels.IssuingAuthority), (KeyKind.PrivateKey, TokenLabels.AuditSeal),
    ];

    public async Task<IReadOnlyList<string>> MissingAsync(CancellationToken cancellationToken)
    {
        var needed = (await keks.NeededAsync(cancellationToken)).Select(label => (Kind: KeyKind.SecretKey, Label: label)).Concat(Others).ToArray();
        return await token.UseAsync(
            needed,
            static IReadOnlyList<string> (session, needed) =>
                [.. needed.Where(each => session.FindKey(each.Kind, each.Label) is null).Select(each => each.Label)],
            cancellationToken);
    }
}
