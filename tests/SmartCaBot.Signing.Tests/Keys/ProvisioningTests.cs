using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using SmartCaBot.Pkcs11;
using SmartCaBot.Pkcs11.Setup;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Keys;

[Collection(TokenCollection.Name)]
public class ProvisioningTests(TokenFixture token)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pairs_of_which_a_crash_left_a_half_are_made_anew_and_whole_ones_are_kept()
    {
        const string label = "cut-short";
        var pin = await File.ReadAllTextAsync(token.PinFile, Cancel);
        Assert.True(TokenSetup.EnsureInitialised(token.Library, label, TokenSetup.GeneratePin(), Encoding.ASCII.GetBytes(pin)));
        await using var fresh = new Token(
            new TokenOptions { LibraryPath = token.Library, Label = label, UserPinFile = token.PinFile }, TimeProvider.System, NullLogger<Token>.Instance);
        await fresh.UseAsync(
            0,
            static (session, _) =>
            {
                foreach (var half in new[] { TokenLabels.AuditSeal, TokenLabels.RootAuthority })
                {
                    session.GenerateKeyPair(KeyAlgorithm.P256, half);
                    session.DestroyKeys(KeyKind.PublicKey, half);
                }
                return 0;
            },
            Cancel);
        var provisioning = new TokenProvisioning(
            fresh, new CertificateOptions { AuthorityAlgorithm = KeyAlgorithm.P256 }, TimeProvider.System);

        var made = await provisioning.EnsureAsync(Cancel);

        Assert.Contains(TokenLabels.AuditSeal, made);
        var seal = await fresh.UseAsync(0, static (s, _) => s.ReadPublicKey(TokenLabels.AuditSeal, KeyAlgorithm.P256), Cancel);
        Assert.Empty(await provisioning.EnsureAsync(Cancel));
        Assert.Equal(seal, await fresh.UseAsync(0, static (s, _) => s.ReadPublicKey(TokenLabels.AuditSeal, KeyAlgorithm.P256), Cancel));
    }
}
