using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SmartCaBot.Staff.Accounts;
using SmartCaBot.Staff.Secrets;

namespace SmartCaBot.Staff.SigningIn;

/// <summary>Passwords under the platform's hasher.</summary>
internal sealed class Passwords
{
    private readonly AccountTable _accounts;
    private readonly PasswordHasher<AccountRow> _hasher;
    private readonly Lazy<string> _nobodys;

    public Passwords(AccountTable accounts, StaffOptions options)
    {
        _accounts = accounts;
        _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = options.PasswordRounds }));
        _nobodys = new(() => Hash(SecretHash.NewToken()));
    }

    // The hasher takes an account for those who hash by account; this one does not look at it.
    public string Hash(string password) => _hasher.HashPassword(null!, PasswordRules.Normal(password));

    /// <summary>Takes as long for nobody as for somebody.</summary>
    public async Task<bool> AreRightAsync(AccountRow? account, string password, CancellationToken cancellationToken)
    {
        var verdict = _hasher.VerifyHashedPassword(null!, account?.PasswordHash ?? _nobodys.Value, PasswordRules.Normal(password));
        if (account?.PasswordHash is null || verdict == PasswordVerificationResult.Failed) return false;
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded) await _accounts.RehashAsync(account.Id, Hash(password), cancellationToken);
        return true;
    }
}
