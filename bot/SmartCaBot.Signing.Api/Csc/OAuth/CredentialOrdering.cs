using System.Buffers.Text;
using SmartCaBot.Signing.Api.Csc.Authorising;
using SmartCaBot.Signing.Api.Csc.Wire;
using SmartCaBot.Signing.Api.Requests;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.Csc.OAuth;

/// <summary>
/// Turns what a client wants authorised into a transaction that waits on the page where all signatures are confirmed. No code is sent until the
/// citizen, who stands on that page, asks for it: anybody may open the address that led there.
/// </summary>
internal sealed class CredentialOrdering(
    AuthorisationTable table, RequestTable requests, SigningCore core, SigningApiOptions options, TimeProvider clock)
{
    /// <summary>Null: it waits.</summary>
    public async ValueTask<CscFailure?> PlaceAsync(
        Integrator client, AuthorisationRecord record, AuthorizeQuery query, Dialect dialect)
    {
        var (asked, bad) = Read(query, dialect);
        if (bad is not null) return bad;
        if (!Guid.TryParseExact(asked!.CredentialId, "D", out var id) || await core.Holders.FindAsync(id, CancellationToken.None) is not { } held)
            return asked.CredentialId.Length == 0 ? CscFailure.Missing("credentialID") : CscFailure.Invalid("credentialID");
        // No page in the message: theirs is open, in the one browser that may see it.
        var (transaction, failure) = await PrepareAsync(client, held, asked.Wanted, asked.Labels, page: null);
        if (failure is not null) return failure;
        await table.AddAsync(record with { Subject = held.Subject.Value, Transaction = transaction, Credential = id }, clock.GetUtcNow(), CancellationToken.None);
        await requests.RecordAsync(client.ClientId, transaction, held.Subject, record.Id, clock.GetUtcNow(), CancellationToken.None);
        return null;
    }

    public async ValueTask<(Guid Transaction, CscFailure? Failure)> PrepareAsync(
        Integrator client, HeldCredential held, Wanted wanted, IReadOnlyList<string?>? labels, Uri? page)
    {
        if (held.Credential.Status != CredentialStatus.Active) return (default, CscFailure.CredentialDisabled);
        var request = new HashRequest(
            SignatureNames.Of(wanted.Digests, labels), new Requester(client.ClientId, client.Name, wanted.Description, page), options.TransactionLifetime,
            wanted.Signatures);
        var prepared = await core.Signing.PrepareHashesAsync(
            $"csc/{client.ClientId}/{Guid.NewGuid():N}", held.Subject, held.Credential.Id, request, CancellationToken.None);
        return prepared switch
        {
            PrepareResult.Prepared { Transaction.Id: var id } => (id, null),
            PrepareResult.CertificateNotUsable => (default, CscFailure.CredentialDisabled),
            _ => (default, CscFailure.Unavailable),
        };
    }

    private (Asked? Asked, CscFailure? Failure) Read(AuthorizeQuery query, Dialect dialect)
    {
        var (credentialId, texts, algorithm, labels) = (query.CredentialId, Base64Of(query.Hashes), query.HashAlgorithm, (IReadOnlyList<string?>?)null);
        var signatures = query.Signatures;
        if (query.Details.Length > 0)
        {
            if (!dialect.IsV2 || CredentialDetails.Read(query.Details) is not { } details) return (null, CscFailure.Invalid("authorization_details"));
            (credentialId, texts, algorithm, labels) = (details.CredentialId, details.Hashes, details.HashAlgorithm, details.Labels);
            signatures ??= texts.Count;
        }

        var (wanted, failure) = Wanted.Read(
            texts, algorithm.Length == 0 ? null : algorithm, signatures, query.Description, options.MaxDocuments, dialect);
        return failure is null ? (new Asked(credentialId, wanted!, labels), null) : (null, failure);
    }

    /// <summary>The address has base64url, commas between; what is not that is left as it is and refused later.</summary>
    private static IReadOnlyList<string>? Base64Of(string texts) => texts.Length == 0
        ? null
        : [.. texts.Split(',').Select(text => text.TrimEnd('=') is var bare && Base64Url.IsValid(bare) ? Convert.ToBase64String(Base64Url.DecodeFromChars(bare)) : text)];

    private sealed record Asked(string CredentialId, Wanted Wanted, IReadOnlyList<string?>? Labels);
}
