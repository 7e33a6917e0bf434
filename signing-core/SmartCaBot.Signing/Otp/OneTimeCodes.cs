using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SmartCaBot.Signing.Keys;

namespace SmartCaBot.Signing.Otp;

/// <summary>Makes one-time codes and compares them. What it returns to store cannot be turned back into a code without the token.</summary>
internal sealed class OneTimeCodes(TokenSecrets secrets, TimeProvider time)
{
    /// <summary>Makes the next code of an owner, if the policy allows one now.</summary>
    /// <param name="policy">The limits.</param>
    /// <param name="owner">The transaction or dossier that the code is bound to.</param>
    /// <param name="previous">The challenge before, if any: its tries count on.</param>
    /// <param name="sendKey">The caller's idempotency key.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async ValueTask<CodeIssue> IssueAsync(
        CodePolicy policy, Guid owner, CodeChallenge? previous, string sendKey, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (previous is not null)
        {
            if (previous.SendKey == sendKey)
                return new CodeIssue.SentBefore(previous, await CodeAsync(owner, previous.Nonce, policy.Digits, cancellationToken));
            if (previous.Sends > policy.MaxResends)
                return new CodeIssue.NoMore();
            var wait = previous.SentAt + policy.CoolDown - now;
            if (wait > TimeSpan.Zero)
                return new CodeIssue.TooSoon(wait);
        }
        var nonce = RandomNumberGenerator.GetBytes(16);
        var code = await CodeAsync(owner, nonce, policy.Digits, cancellationToken);
        var challenge = new CodeChallenge(
            nonce, await HashAsync(owner, nonce, code.Value, cancellationToken), now, now + policy.Lifetime,
            (previous?.Sends ?? 0) + 1, previous?.AttemptsUsed ?? 0, sendKey);
        return new CodeIssue.Issued(challenge, code);
    }

    /// <summary>Whether the code is the challenge's. Takes the same time for every wrong code.</summary>
    /// <param name="owner">What the challenge belongs to.</param>
    /// <param name="challenge">As stored.</param>
    /// <param name="code">Normalised.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async ValueTask<bool> MatchesAsync(
        Guid owner, CodeChallenge challenge, string code, CancellationToken cancellationToken) =>
        CryptographicOperations.FixedTimeEquals(
            await HashAsync(owner, challenge.Nonce, code, cancellationToken), challenge.Hash);

    /// <summary>
    /// The code follows from the random nonce and the token's key, so that a message that a crash held back can still be sent. To
    /// whoever lacks the key it is as random as the nonce; whoever has it could try all codes against the hash anyway.
    /// </summary>
    private async ValueTask<OtpCode> CodeAsync(Guid owner, byte[] nonce, int digits, CancellationToken cancellationToken)
    {
        var key = await secrets.GetAsync(SecretPurpose.OneTimeCode, cancellationToken);
        byte[] input = [.. owner.ToByteArray(), .. nonce, .. "code"u8];
        var number = BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(key, input)) % (ulong)Math.Pow(10, digits);
        return new OtpCode(number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0'));
    }

    private async ValueTask<byte[]> HashAsync(Guid owner, byte[] nonce, string code, CancellationToken cancellationToken)
    {
        var key = await secrets.GetAsync(SecretPurpose.OneTimeCode, cancellationToken);
        byte[] input = [.. owner.ToByteArray(), .. nonce, .. Encoding.ASCII.GetBytes(code)];
        return HMACSHA256.HashData(key, input);
    }
}
