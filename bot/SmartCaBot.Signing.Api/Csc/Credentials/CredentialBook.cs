using SmartCaBot.Signing.Api.Csc.Access;
using SmartCaBot.Signing.Api.Csc.Wire;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Signing.Api.Csc.Credentials;

/// <summary>
/// Credentials as callers may name them: a citizen's token reaches that citizen's own, not those of others in the same account, a client by itself those whose random name it knows. Another's
/// is answered as one that there is not.
/// </summary>
internal sealed class CredentialBook(SigningCore core)
{
    public async ValueTask<(HeldCredential? Held, CscFailure? Failure)> FindAsync(CscCaller caller, string? credentialId, CancellationToken cancellationToken)
    {
        if (credentialId is not { Length: > 0 }) return (null, CscFailure.Missing("credentialID"));
        return Guid.TryParseExact(credentialId, "D", out var id) && await core.Holders.FindAsync(id, cancellationToken) is { } held
            && await MayAsync(caller, id, cancellationToken)
                ? (held, null)
                : (null, CscFailure.Invalid("credentialID"));
    }

    /// <summary>Newest first.</summary>
    public async ValueTask<(IReadOnlyList<HeldCredential>? Held, CscFailure? Failure)> ListAsync(
        CscCaller caller, string? userId, CancellationToken cancellationToken)
    {
        if (caller.Citizen is not null)
        {
            if (userId is not null) return (null, CscFailure.Bad("userID parameter MUST be null"));
            return (await OwnAsync(caller, cancellationToken), null);
        }

        // Somebody whom no number can be: the same answer as for a number that nobody has.
        if (userId is not { Length: > 0 }) return (null, CscFailure.Missing("userID"));
        return CitizenId.TryParse(userId.Trim(), out var holder) && await core.Holders.CredentialsAsync(holder, cancellationToken) is { Count: > 0 } held
            ? (held, null)
            : (null, CscFailure.Invalid("userID"));
    }

    /// <summary>Whether a credential is the citizen's own; a client by itself may name any.</summary>
    public async ValueTask<bool> MayAsync(CscCaller caller, Guid credentialId, CancellationToken cancellationToken) =>
        caller.Citizen is null || (await OwnAsync(caller, cancellationToken)).Any(own => own.Credential.Id == credentialId);

    private async ValueTask<IReadOnlyList<HeldCredential>> OwnAsync(CscCaller caller, CancellationToken cancellationToken) =>
        caller.Credential is { } one ? await core.Holders.OfSamePersonAsync(one, cancellationToken) : [];
}
