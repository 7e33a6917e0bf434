using System.Security.Cryptography;
using SmartCaBot.Signing.Audit;

namespace SmartCaBot.Host.Gateway;

/// <summary>What the audit log holds of requests.</summary>
internal static class GatewayAudit
{
    private const string Citizen = "citizen";

    public static AuditEvent Prepared(GatewayRequest request, DateTimeOffset now) => Event(AuditKind.TransactionPrepared, request, now, "");

    /// <summary>Of one that has come to an end.</summary>
    public static AuditEvent Ended(GatewayRequest request, DateTimeOffset now) => request switch
    {
        { State: GatewayState.Signed, Kind: GatewayPurpose.Identity } => Event(AuditKind.IdentityEstablished, request, now, Signature(request)),
        { State: GatewayState.Signed } => Event(AuditKind.TransactionSigned, request, now, Signature(request)),
        { State: GatewayState.Expired } => Event(AuditKind.TransactionExpired, request, now, ""),
        _ => Event(AuditKind.TransactionCancelled, request, now, $";end={request.State}"),
    };

    /// <summary>A signature was made, and the request had ended otherwise here.</summary>
    public static AuditEvent Unused(GatewayRequest request, DateTimeOffset now) => Event(AuditKind.TransactionSigned, request, now, $"{Signature(request)};unused=1");

    private static AuditEvent Event(AuditKind kind, GatewayRequest request, DateTimeOffset now, string more) => new(
        kind, now, Citizen, request.Subject, request.Id.ToString(),
        $"gateway=sp769;purpose={request.Kind};digest={Convert.ToHexStringLower(request.Content.Digest)}{more}");

    private static string Signature(GatewayRequest request) => $";signature={Convert.ToHexStringLower(SHA256.HashData(request.Content.Signature!))}";
}
