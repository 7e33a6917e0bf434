namespace SmartCaBot.Signing.Api.Requests;

/// <summary>A signing transaction as the integrator that asked for it knows it.</summary>
/// <param name="Transaction">The signing core's; the integrator knows it as tran_code.</param>
/// <param name="ClientId">Who asked.</param>
/// <param name="Reference">The integrator's transaction_id; unique together with it.</param>
/// <param name="Subject">Whose signature.</param>
/// <param name="Webhook">Where the outcome is sent; empty for nowhere.</param>
/// <param name="LinkHash">SHA-256 of the link to its page, hex; empty where there is no page.</param>
/// <param name="CreatedAt">When.</param>
internal sealed record RequestRecord(
    Guid Transaction, string ClientId, string Reference, string Subject, string Webhook, string LinkHash, DateTimeOffset CreatedAt);
