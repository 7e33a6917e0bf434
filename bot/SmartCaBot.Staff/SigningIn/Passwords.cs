using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SmartCaBot.Staff.Accounts;

namespace SmartCaBot.Staff.SigningIn;

/// <summary>Passwords under the platform's hasher (PBKDF2 with HMAC-SHA-512).</summary>
internal sealed class Passwords(AccountTable accounts)
{
    private const int Iterations = 210_000;

    private readonly PasswordHasher<AccountRow> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
    private readonly Lazy<string> _nobody = new(() => new PasswordHasher<AccountRow>(
        Options.Create(new PasswordHasherOptions { IterationCount = Iterations })).HashPassword(null!, Secrets.SecretHash.NewToken()));

    public string Hash(string password) => _hasher.HashPassword(null!, PasswordRules.Normal(password));

    /// <summary>Takes as long for nobody as for somebody.</summary>
    public async Task<bool> AreRightAsync(AccountRow? account, string password, CancellationToken cancellationToken)
    {
        var normal = PasswordRules.Normal(password);
        var verdict = _hasher.VerifyHashedPassword(null!, account?.PasswordHash ?? _nobody.Value, normal);
        if (account?.PasswordHash is null || verdict == PasswordVerificationResult.Failed) return false;
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
            await accounts.RehashAsync(account.Id, _hasher.HashPassword(null!, normal), cancellationToken);
        return true;
    }
}
