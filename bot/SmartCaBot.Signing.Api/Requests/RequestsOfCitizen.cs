using SmartCaBot.Storage.Retention;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Signing.Api.Requests;

/// <summary>What systems of others asked of a citizen, and the access they were given, go with the citizen: their references, their tokens.</summary>
internal sealed class RequestsOfCitizen : ICitizenPart
{
    private const string RemoveRequest = "DELETE FROM api_requests WHERE transaction_id = $1";

    private const string RemoveAuthorisation = "DELETE FROM csc_authorisations WHERE transaction_id = $1";

    // The rest reads whole tables, which keep little: access and codes that have run out are forgotten.
    private const string RemoveAccess = "DELETE FROM csc_authorisations WHERE subject = $1";

    private const string RemoveTokens = "DELETE FROM csc_tokens WHERE subject = $1";

    private const string RemoveCodes = "DELETE FROM csc_codes WHERE credential_id = $1";

    public async ValueTask<int> EraseAsync(ISqlSession session, CitizenTraces traces)
    {
        var removed = 0;
        foreach (var transaction in traces.Transactions)
            removed += await session.ExecuteAsync(RemoveRequest, transaction) + await session.ExecuteAsync(RemoveAuthorisation, transaction);
        foreach (var account in traces.Accounts)
            removed += await session.ExecuteAsync(RemoveAccess, account) + await session.ExecuteAsync(RemoveTokens, account);
        foreach (var credential in traces.Credentials) removed += await session.ExecuteAsync(RemoveCodes, credential);
        return removed;
    }
}
