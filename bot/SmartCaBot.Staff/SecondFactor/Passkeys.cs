using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff.Accounts;
using SmartCaBot.Staff.Auditing;
using SmartCaBot.Staff.Secrets;
using SmartCaBot.Storage;

namespace SmartCaBot.Staff.SecondFactor;

/// <summary>
/// Passkeys on the platform's handler (WebAuthn level 3). What the server must remember between question and answer lies in a ticket that is
/// good once. User verification is asked for, so a passkey is two factors by itself.
/// </summary>
internal sealed class Passkeys(
    IServiceScopeFactory scopes, IDatabase database, PasskeyTable table, Tickets tickets, StaffAudit audit, TimeProvider time)
{
    private const string Creation = "passkey-creation";
    private const string Request = "passkey-request";
    private const int LongestName = 60;
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(5);

    public Task<IReadOnlyList<StoredPasskey>> ListAsync(string account, CancellationToken cancellationToken) => table.ListAsync(account, cancellationToken);

    /// <summary>What the browser needs to make one.</summary>
    public Task<PasskeyQuestion> AskNewAsync(HttpContext http, AccountRow account) => WithHandlerAsync(async handler =>
    {
        var user = new PasskeyUserEntity { Id = account.Id, Name = account.Login, DisplayName = account.Person.Name };
        var made = await handler.MakeCreationOptionsAsync(user, http);
        return await QuestionAsync(Creation, account.Id, made.CreationOptionsJson, made.AttestationState, http.RequestAborted);
    });

    /// <summary>What the browser needs to show one.</summary>
    /// <param name="http">The request.</param>
    /// <param name="account">Whose; null lets the person choose, and says who they are.</param>
    public Task<PasskeyQuestion> AskAsync(HttpContext http, AccountRow? account) => WithHandlerAsync(async handler =>
    {
        var made = await handler.MakeRequestOptionsAsync(account, http);
        return await QuestionAsync(Request, account?.Id, made.RequestOptionsJson, made.AssertionState, http.RequestAborted);
    });

    /// <returns>False when the answer does not fit the question, or the passkey is known already.</returns>
    public Task<bool> AddAsync(HttpContext http, AccountRow account, PasskeyAnswer answer, string name) => WithHandlerAsync(async handler =>
    {
        if (await tickets.TakeAsync(answer.Ticket ?? "", Creation, http.RequestAborted) is not { } ticket || ticket.Account != account.Id) return false;
        var result = await handler.PerformAttestationAsync(
            new() { HttpContext = http, CredentialJson = answer.Credential ?? "", AttestationState = State(ticket) });
        if (!result.Succeeded || !result.Passkey.IsUserVerified) return false;
        var clean = name.Trim();
        result.Passkey.Name = clean.Length == 0 ? "Khóa truy cập" : clean[..Math.Min(clean.Length, LongestName)];
        return await database.WriteAsync(
            async session =>
            {
                if (!await table.AddAsync(session, account.Id, result.Passkey)) return false;
                await audit.RecordAsync(session, AuditKind.StaffSecondFactorAdded, account.Id, account.Id, "", "factor=passkey");
                return true;
            },
            http.RequestAborted);
    });

    /// <returns>Whose passkey was shown; null when the answer does not fit the question.</returns>
    public Task<string?> CheckAsync(HttpContext http, PasskeyAnswer answer) => WithHandlerAsync<string?>(async handler =>
    {
        if (await tickets.TakeAsync(answer.Ticket ?? "", Request, http.RequestAborted) is not { } ticket) return null;
        var result = await handler.PerformAssertionAsync(
            new() { HttpContext = http, CredentialJson = answer.Credential ?? "", AssertionState = State(ticket) });
        return result.Succeeded && (ticket.Account is null || ticket.Account == result.User.Id)
            && await table.UseAsync(result.Passkey, time.GetUtcNow(), http.RequestAborted) ? result.User.Id : null;
    });

    /// <returns>False when it is not theirs, or their last way in.</returns>
    public Task<bool> RemoveAsync(string account, string id, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            if (!await PasskeyTable.RemoveAsync(session, account, id)) return false;
            await audit.RecordAsync(session, AuditKind.StaffSecondFactorRemoved, account, account, "", "factor=passkey");
            return true;
        },
        cancellationToken);

    private async Task<PasskeyQuestion> QuestionAsync(string purpose, string? account, string options, string? state, CancellationToken cancellationToken)
    {
        var (token, row) = tickets.New(purpose, account, System.Text.Encoding.UTF8.GetBytes(state ?? ""), time.GetUtcNow() + GoodFor);
        await database.WriteAsync(
            async session =>
            {
                await Tickets.AddAsync(session, row);
                return true;
            },
            cancellationToken);
        return new PasskeyQuestion(options, token);
    }

    private static string State(OpenTicket ticket) => System.Text.Encoding.UTF8.GetString(ticket.State);

    // The platform's user manager lives as long as a scope.
    private async Task<T> WithHandlerAsync<T>(Func<IPasskeyHandler<AccountRow>, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<IPasskeyHandler<AccountRow>>());
    }
}
