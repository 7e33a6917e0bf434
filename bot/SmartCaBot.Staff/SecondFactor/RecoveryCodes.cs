using System.Security.Cryptography;
using SmartCaBot.Staff.Secrets;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Staff.SecondFactor;

/// <summary>Ten codes that each stand in for the second factor once. Shown once; 50 random bits each, stored as keyed hashes.</summary>
internal sealed class RecoveryCodes(IDatabase database, SecretHash hash)
{
    private const int Count = 10;
    private const int Half = 5;

    // Without letters and digits that look alike.
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const string Insert = "INSERT INTO staff_recovery_codes (account, code_hash) VALUES ($1, $2)";
    private const string RemoveAll = "DELETE FROM staff_recovery_codes WHERE account = $1";
    private const string Remove = "DELETE FROM staff_recovery_codes WHERE account = $1 AND code_hash = $2";
    private const string Left = "SELECT code_hash FROM staff_recovery_codes WHERE account = $1";

    public static IReadOnlyList<string> New() =>
        [.. Enumerable.Range(0, Count).Select(_ => $"{RandomNumberGenerator.GetString(Alphabet, Half)}-{RandomNumberGenerator.GetString(Alphabet, Half)}")];

    /// <summary>Earlier ones are worth nothing from then on.</summary>
    public async ValueTask ReplaceAsync(ISqlSession session, string account, IReadOnlyList<string> codes)
    {
        await session.ExecuteAsync(RemoveAll, account);
        foreach (var code in codes) await session.ExecuteAsync(Insert, account, Hash(account, code));
    }

    /// <returns>False when it is none of them, or used.</returns>
    public async Task<bool> UseAsync(string account, string code, CancellationToken cancellationToken) =>
        await database.WriteAsync(session => session.ExecuteAsync(Remove, account, Hash(account, code)), cancellationToken) == 1;

    public async Task<int> LeftAsync(string account, CancellationToken cancellationToken) =>
        (await database.ReadAsync(session => session.ListAsync(Left, row => row.Text(0), account), cancellationToken)).Count;

    private string Hash(string account, string code) =>
        hash.Of($"{account} {string.Concat(code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit))}");
}
