using System.Text;
using SmartCaBot.Signing.Api.Csc.Access;
using SmartCaBot.Signing.Api.Csc.Wire;

namespace SmartCaBot.Signing.Api.Csc.OAuth;

/// <summary>Sends citizens back to the client, with a code or with why there is none (RFC 6749 4.1.2).</summary>
internal sealed class Returns(AuthorisationTable table, TimeProvider clock)
{
    /// <summary>Exchanged by then (CSC v1 8.3.2 names no time; RFC 6749 4.1.2 ten minutes at most).</summary>
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromSeconds(60);

    /// <summary>Each visit gets a code of its own, and only the last is good. Null: the client has fetched it.</summary>
    public async ValueTask<Uri?> GrantedAsync(AuthorisationRecord record, CancellationToken cancellationToken)
    {
        var code = SecretText.New();
        return await table.SetCodeAsync(record.Id, code, clock.GetUtcNow() + CodeLifetime, cancellationToken)
            ? With(record.Redirect, record.State, $"code={code}")
            : null;
    }

    /// <summary>Null: said before.</summary>
    public async ValueTask<Uri?> RefusedAsync(AuthorisationRecord record, CancellationToken cancellationToken) =>
        await table.EndAsync(record.Id, cancellationToken) ? Refusal(record.Redirect, record.State, CscFailure.Refused) : null;

    public static Uri Refusal(string redirect, string state, CscFailure failure) =>
        With(redirect, state, $"error={failure.Error}&error_description={Uri.EscapeDataString(failure.Description)}");

    private static Uri With(string redirect, string state, string result)
    {
        var address = new StringBuilder(redirect).Append(redirect.Contains('?', StringComparison.Ordinal) ? '&' : '?').Append(result);
        if (state.Length > 0) address.Append("&state=").Append(Uri.EscapeDataString(state));
        return new Uri(address.ToString());
    }
}
