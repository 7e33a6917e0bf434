using SmartCaBot.Host.Configuration;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing;

namespace SmartCaBot.Host.Setup;

/// <summary>
/// Brings the token into service: made and filled once, at the first start, and from then on only used. A token that has lost its
/// keys is not filled again; readiness says what is wrong instead.
/// </summary>
internal sealed class SigningSetup(
    SigningCore core, DataDirectory data, TokenSettings settings, AuthorityFiles authority, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private bool _done;

    private string Mark => data.KeyFile("token-filled");

    /// <summary>Repeatable; the next call goes on where an interrupted one stopped. Null when all is done, otherwise why not.</summary>
    public async Task<string?> EnsureAsync(CancellationToken cancellationToken)
    {
        if (_done) return null;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!_done) await FillAsync(cancellationToken);
            _done = true;
            return null;
        }
        catch (TokenUnavailableException error)
        {
            return error.Message;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // A token in this state must not keep the bot from serving; the operator reads why in the readiness answer.
            return error.Message;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Mark))
        {
            if (settings.Software) SoftToken.Ensure(data, settings, clock);
            await core.ProvisionAsync(cancellationToken);
            await File.WriteAllTextAsync(Mark, "", cancellationToken);
        }

        await core.RegisterAuthoritiesAsync(cancellationToken);
        var chain = await core.Authority.ChainAsync(cancellationToken);
        // Written once: a copy that follows whatever the token says would not show that the token was exchanged.
        if (authority.Find() is null || authority.FindAuditKey() is null)
            await authority.WriteAsync(chain, await core.AuditSealer.PublicKeyAsync(cancellationToken), cancellationToken);
        else if (!authority.Find()!.Root.RawData.AsSpan().SequenceEqual(chain.Root.RawData))
            throw new InvalidOperationException("The token holds another root than this installation was set up with.");
    }
}
