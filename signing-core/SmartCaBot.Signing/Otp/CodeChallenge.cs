namespace SmartCaBot.Signing.Otp;

/// <summary>A code that was sent, as it is stored: never the code, only a keyed hash bound to what it authorises.</summary>
/// <param name="Nonce">Random, new for each sending; part of what is hashed. 16 bytes.</param>
/// <param name="Hash">HMAC-SHA-256 of owner, nonce and code under a key that is not in the database. 32 bytes.</param>
/// <param name="SentAt">When; the cool-down counts from here.</param>
/// <param name="ExpiresAt">Not accepted after.</param>
/// <param name="Sends">How many codes were sent for this owner, this one included.</param>
/// <param name="AttemptsUsed">Tries counted, over all codes of this owner.</param>
/// <param name="SendKey">The caller's idempotency key of the sending.</param>
/// <param name="TryKey">The caller's idempotency key of the last try counted against this code; null before the first.</param>
public sealed record CodeChallenge(
    byte[] Nonce, byte[] Hash, DateTimeOffset SentAt, DateTimeOffset ExpiresAt, int Sends, int AttemptsUsed, string SendKey,
    string? TryKey = null)
{
    /// <summary>The same after one more wrong try.</summary>
    public CodeChallenge Count(string tryKey) => this with { AttemptsUsed = AttemptsUsed + 1, TryKey = tryKey };

    public override string ToString() => $"code sent at {SentAt:O}, {AttemptsUsed} tries";
}
