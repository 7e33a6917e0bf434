using SmartCaBot.Signing.Api.Sp769;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.Requests;

/// <summary>
/// Turns an order into a transaction that waits, once: the same order again finds the same transaction, after a crash anywhere too. The
/// signing core knows it by client and reference; the table is written after it, and an order whose row was not written is simply come again.
/// </summary>
internal sealed class Ordering(SigningCore core, RequestTable table, SigningApiOptions options, TimeProvider clock)
{
    /// <summary>The key under which the first code of a request is sent.</summary>
    public const string FirstCode = "first";

    /// <param name="client">Who asks.</param>
    /// <param name="order">For what.</param>
    /// <param name="page">Where citizens find the page of a request; null when none is needed, and nobody is told the outcome.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<Ordered> PlaceAsync(Integrator client, SignOrder order, Uri? page, CancellationToken cancellationToken)
    {
        if (await CredentialAsync(order, cancellationToken) is not { } held) return Failure.SubscriberWrong;
        if (held.Credential.Status != CredentialStatus.Active) return Failure.CertificateUnusable;
        var requester = new Requester(client.ClientId, client.Name, order.Description, page is null ? null : new Uri(page, PageLinks.Path + PageLinks.New()));
        var prepared = await core.Signing.PrepareHashesAsync(
            $"sp769/{client.ClientId}/{order.Reference}", held.Subject, held.Credential.Id,
            new HashRequest(order.Hashes, requester, options.TransactionLifetime) { FirstCodeKey = page is null ? null : FirstCode }, cancellationToken);
        return prepared switch
        {
            PrepareResult.Prepared { Transaction: var transaction } when !IsSame(transaction, order, held) => Failure.TransactionTaken,
            PrepareResult.Prepared { Transaction: var transaction } => await RecordAsync(client, order, held, transaction, cancellationToken),
            PrepareResult.CertificateNotUsable => Failure.CertificateUnusable,
            PrepareResult.NotFound => Failure.SubscriberWrong,
            _ => Failure.Unavailable,
        };
    }

    /// <summary>The credential that is meant: of that serial number, or the newest that can be used. Somebody else's is not found.</summary>
    private async Task<HeldCredential?> CredentialAsync(SignOrder order, CancellationToken cancellationToken)
    {
        var held = await core.Holders.CredentialsAsync(order.User, cancellationToken);
        return order.SerialNumber is { } serial
            ? held.FirstOrDefault(one => one.Credential.SerialNumber == serial)
            : held.FirstOrDefault(one => one.Credential.Status == CredentialStatus.Active) ?? (held is [var newest, ..] ? newest : null);
    }

    private static bool IsSame(TransactionSummary transaction, SignOrder order, HeldCredential held) =>
        transaction.CredentialId == held.Credential.Id && transaction.Documents.Count == order.Hashes.Count
        && transaction.Documents.Zip(order.Hashes).All(
            pair => pair.First.Name == pair.Second.Name && pair.First.DigestToSign.AsSpan().SequenceEqual(pair.Second.Digest));

    private async Task<Ordered> RecordAsync(
        Integrator client, SignOrder order, HeldCredential held, TransactionSummary transaction, CancellationToken cancellationToken)
    {
        var page = transaction.Requester?.Page;
        var webhook = page is not null && client.Webhooks is [var first, ..] ? first : "";
        var record = new RequestRecord(
            transaction.Id, client.ClientId, order.Reference, held.Subject.Value, webhook,
            page is null ? "" : PageLinks.Hash(page.AbsolutePath[PageLinks.Path.Length..]), clock.GetUtcNow());
        if (await table.AddAsync(record, cancellationToken) is { } stored) return new Ordered(stored, transaction, null);
        // The reference is another citizen's transaction.
        await core.Signing.CancelAsync(transaction.Id, held.Subject, cancellationToken);
        return Failure.TransactionTaken;
    }
}
