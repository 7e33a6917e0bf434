using SmartCaBot.Host.Configuration;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Ceremonies;

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
    private volatile bool _filling;

    /// <summary>The token of a new installation is being filled, which takes some seconds to minutes.</summary>
    public bool IsUnderWay => _filling;

    /// <summary>Repeatable; the next call goes on where an interrupted one stopped. Null when all is done, otherwise why not.</summary>
    public Task<string?> EnsureAsync(CancellationToken cancellationToken) => EnsureAsync(approval: null, cancellationToken);

    /// <summary>The same, with leave to fill a token that only two custodians may have filled.</summary>
    public Task<string?> CompleteAsync(Approval approval, CancellationToken cancellationToken) => EnsureAsync(approval, cancellationToken);

    public void Dispose() => _turn.Dispose();

    private async Task<string?> EnsureAsync(Approval? approval, CancellationToken cancellationToken)
    {
        if (_done) return null;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!_done && !await FillAsync(approval, cancellationToken))
                return "The token is new, and is filled when two custodians agree: smartcabot keys setup.";
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

    /// <summary>False when it may not be filled.</summary>
    private async Task<bool> FillAsync(Approval? approval, CancellationToken cancellationToken)
    {
        if (!File.Exists(data.TokenFilled))
        {
            if (settings.Software) SoftToken.Ensure(data, settings, clock);
            if (settings.NeedsCeremony)
            {
                if (approval is null) return false;
                approval.Require(CeremonyOperation.MakeAuthorities);
            }

            try
            {
                _filling = true;
                await core.ProvisionAsync(cancellationToken);
            }
            finally
            {
                _filling = false;
            }

            await File.WriteAllTextAsync(data.TokenFilled, "", cancellationToken);
        }

        await core.RegisterAuthoritiesAsync(cancellationToken);
        var chain = await core.Authority.ChainAsync(cancellationToken);
        // Written once: a copy that follows whatever the token says would not show that the token was exchanged.
        if (authority.Find() is null || authority.FindAuditKey() is null)
            await authority.WriteAsync(chain, await core.AuditSealer.PublicKeyAsync(cancellationToken), cancellationToken);
        else if (!authority.Find()!.Root.RawData.AsSpan().SequenceEqual(chain.Root.RawData))
            throw new InvalidOperationException("The token holds another root than this installation was set up with.");
        return true;
    }
}
