using SmartCaBot.Signing.Authenticators;
using SmartCaBot.Staff.Secrets;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Staff.Accounts;

/// <summary>
/// One-time links with which a person sets their own password and authenticator app. The app's secret is made with the link, so that opening
/// the page again shows the same picture; the link is used up when both are set.
/// </summary>
internal sealed class Invitations(Tickets tickets, TimeProvider time)
{
    private const string Purpose = "invitation";
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(48);

    public (InviteOutcome.Invited Link, Ticket Row) New(string account)
    {
        var until = time.GetUtcNow() + GoodFor;
        var (token, row) = tickets.New(Purpose, account, Totp.NewSecret(), until);
        return (new InviteOutcome.Invited(account, "/staff/join/" + token, until), row);
    }

    public static ValueTask AddAsync(ISqlSession session, Ticket row) => Tickets.AddAsync(session, row);

    /// <summary>Whose link it is, and the secret to be shown; null when it is not good any more.</summary>
    public Task<OpenTicket?> FindAsync(string token, CancellationToken cancellationToken) => tickets.FindAsync(token, Purpose, cancellationToken);

    /// <returns>False when somebody was quicker.</returns>
    public static ValueTask<bool> UseAsync(ISqlSession session, OpenTicket ticket) => Tickets.UseAsync(session, ticket);
}
