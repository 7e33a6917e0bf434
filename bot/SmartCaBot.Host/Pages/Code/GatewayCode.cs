using System.Globalization;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Gateway;
using SmartCaBot.Host.Pages.Code.Documents;

namespace SmartCaBot.Host.Pages.Code;

/// <summary>Signing password and authenticator code of a request at VNPT's gateway: a signature, or an identity check.</summary>
internal sealed class GatewayCode(CodePurpose purpose, GatewayDesk desk, HeldPasswords passwords, IFileStore files, TimeProvider clock) : IAwaitedCode
{
    private const int ShownDigest = 16;

    public CodePurpose Purpose => purpose;

    public async Task<CodeView?> FindAsync(AwaitedCode awaited, CancellationToken cancellationToken)
    {
        if (await RequestAsync(awaited, cancellationToken) is not { } request) return null;
        var standing = request switch
        {
            { State: GatewayState.Signed } => CodeStanding.Entered,
            { IsOpen: true } when clock.GetUtcNow() <= request.ExpiresAt => CodeStanding.Waiting,
            _ => CodeStanding.Closed,
        };
        var view = new CodeView(standing, GatewayDesk.MostWrong - request.Content.Wrong, request.CreatedAt, [.. Facts(request)]) { NeedsPassword = true };
        return request.Content.Document is { } document
            ? view with
            {
                RequestedAt = request.CreatedAt,
                Document = new DocumentShown(files, request.ConversationId, document.FileId, document.Name, document.Format, document.Pages, document.Sha256),
            }
            : view with { AskedAt = request.CreatedAt };
    }

    public async Task<EntryOutcome> EnterAsync(AwaitedCode awaited, string key, string code, CancellationToken cancellationToken)
    {
        if (await RequestAsync(awaited, cancellationToken) is not { } request) return EntryOutcome.Closed;
        if (passwords.Take(awaited.Reference) is not { } password) return EntryOutcome.Wrong;
        var (confirmed, isRight) = await desk.ConfirmAsync(request, password, code, cancellationToken);
        return confirmed switch
        {
            { State: GatewayState.Signed } => EntryOutcome.Entered,
            { IsOpen: false } => EntryOutcome.Closed,
            _ => isRight ? EntryOutcome.Unavailable : EntryOutcome.Wrong,
        };
    }

    /// <summary>Nothing is sent: the authenticator shows the code.</summary>
    public Task<CodeDelivery> ResendAsync(AwaitedCode awaited, string key, CancellationToken cancellationToken) =>
        Task.FromResult(new CodeDelivery(CodeOutcome.Expired));

    public async Task CancelAsync(AwaitedCode awaited, CancellationToken cancellationToken)
    {
        if (await RequestAsync(awaited, cancellationToken) is { } request) await desk.CancelAsync(request, cancellationToken);
    }

    private async Task<GatewayRequest?> RequestAsync(AwaitedCode awaited, CancellationToken cancellationToken) =>
        Guid.TryParseExact(awaited.Reference, "N", out var id) ? await desk.FindAsync(id, cancellationToken) : null;

    private static IEnumerable<CodeFact> Facts(GatewayRequest request)
    {
        if (request.Content.Document is not { } document) yield break;
        yield return new CodeFact("page.fact.document", document.Name);
        if (document.Pages > 0) yield return new CodeFact("page.fact.pages", document.Pages.ToString(CultureInfo.InvariantCulture));
        yield return new CodeFact("page.fact.digest", string.Join(' ', Convert.ToHexStringLower(document.Sha256)[..ShownDigest].Chunk(4).Select(four => new string(four))));
        yield return new CodeFact("page.fact.signer", ShortNames.Of(request.Content.Holder));
    }
}
