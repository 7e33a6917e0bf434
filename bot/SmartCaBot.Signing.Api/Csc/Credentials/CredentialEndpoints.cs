using System.Globalization;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Signing.Api.Clients;
using SmartCaBot.Signing.Api.Csc.Access;
using SmartCaBot.Signing.Api.Csc.Wire;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.Csc.Credentials;

/// <summary>credentials/list and credentials/info (CSC 11.4, 11.5). Who was shown a certificate is in the audit log.</summary>
internal sealed class CredentialEndpoints(BearerAccess access, CredentialBook book, CredentialView view, IAuditStore audit, TimeProvider clock)
{
    public async Task<IResult> ListAsync(HttpContext http, Dialect dialect)
    {
        var cancel = http.RequestAborted;
        if (await CscAnswer.ReadAsync(http, CscRequestJson.Default.ListRequest) is not { } request) return CscAnswer.Refuse(CscFailure.NotJson);
        var (caller, refusal) = await access.EnterAsync(http, dialect, ClientScopes.Credentials);
        if (refusal is not null) return CscAnswer.Refuse(refusal);
        var (shown, bad) = Shown.Read(request.Certificates, request.CertInfo, request.AuthInfo);
        if (bad is not null) return CscAnswer.Refuse(bad);
        var (held, unknown) = await book.ListAsync(caller!, request.UserId, cancel);
        if (unknown is not null) return CscAnswer.Refuse(unknown);
        var onlyValid = dialect.IsV2 ? request.OnlyValid : null;
        var listed = held!.Where(one => onlyValid != true || one.Credential.Status == CredentialStatus.Active).ToArray();
        string? next = null;
        if (!dialect.IsV2 && Page(request, ref listed, out next) is { } wrong) return CscAnswer.Refuse(wrong);
        List<CredentialAnswer2>? infos = null;
        if (dialect.IsV2 && request.CredentialInfo == true)
        {
            infos = [];
            foreach (var one in listed)
            {
                infos.Add(await view.V2Async(caller!, one, shown!, isListed: true, cancel));
                await ReadAsync(caller!, one, cancel);
            }
        }

        return CscAnswer.Ok(new ListAnswer([.. listed.Select(one => one.Credential.Id)], next, infos, onlyValid), CscJson.Default.ListAnswer);
    }

    public async Task<IResult> InfoAsync(HttpContext http, Dialect dialect)
    {
        var cancel = http.RequestAborted;
        if (await CscAnswer.ReadAsync(http, CscRequestJson.Default.InfoRequest) is not { } request) return CscAnswer.Refuse(CscFailure.NotJson);
        var (caller, refusal) = await access.EnterAsync(http, dialect, ClientScopes.Credentials);
        if (refusal is not null) return CscAnswer.Refuse(refusal);
        var (held, unknown) = await book.FindAsync(caller!, request.CredentialId, cancel);
        if (unknown is not null) return CscAnswer.Refuse(unknown);
        var (shown, bad) = Shown.Read(request.Certificates, request.CertInfo, request.AuthInfo);
        if (bad is not null) return CscAnswer.Refuse(bad);
        await ReadAsync(caller!, held!, cancel);
        return dialect.IsV2
            ? CscAnswer.Ok(await view.V2Async(caller!, held!, shown!, isListed: false, cancel), CscJson.Default.CredentialAnswer2)
            : CscAnswer.Ok(await view.V1Async(caller!, held!, shown!, cancel), CscJson.Default.CredentialAnswer);
    }

    /// <summary>Version 1 lists by pages; a page's token is how many stand before it.</summary>
    internal static CscFailure? Page(ListRequest request, ref HeldCredential[] listed, out string? next)
    {
        next = null;
        var before = 0;
        if (request.PageToken is { } token && (!int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out before) || before >= listed.Length))
            return CscFailure.Invalid("pageToken");
        if (request.MaxResults is { } most && most > 0 && most < listed.Length - before) next = (before + most).ToString(CultureInfo.InvariantCulture);
        listed = next is null ? listed[before..] : listed[before..(before + request.MaxResults!.Value)];
        return null;
    }

    private Task<AuditRecord> ReadAsync(CscCaller caller, HeldCredential held, CancellationToken cancellationToken) => audit.AppendAsync(
        new AuditEvent(AuditKind.CertificateRead, clock.GetUtcNow(), caller.Actor, "", held.Credential.Id.ToString()), cancellationToken);
}
