using System.Security.Cryptography;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Pages.Code;

namespace SmartCaBot.Host.Gateway;

/// <summary>
/// What becomes of requests. A request has one transaction_id for its life, so the gateway makes one signature for it, however often it has
/// to be asked; an end is written once, by whoever comes first, and then told to the conversation.
/// </summary>
internal sealed class GatewayDesk(GatewayTable table, GatewayCalls calls, GatewayAnswers answers, CodeNews news, GatewayOptions options, TimeProvider clock)
{
    /// <summary>Longer than any call, so that two never work on one request.</summary>
    private static readonly TimeSpan AtWork = TimeSpan.FromSeconds(15);

    /// <summary>The gateway's own end comes a little after ours at times.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>The gateway locks people out after some wrong codes; nobody is to do that to somebody else from here.</summary>
    public const int MostWrong = 3;

    public Task<GatewayRequest> PlaceAsync(GatewayRequest request, CancellationToken cancellationToken) =>
        table.AddAsync(request, GatewayAudit.Prepared(request, clock.GetUtcNow()), cancellationToken);

    public Task<GatewayRequest?> FindAsync(Guid id, CancellationToken cancellationToken) => table.FindAsync(id, cancellationToken);

    /// <summary>Has the app ask, once: when that was done before, tells how it stands. Null when there is no such request.</summary>
    public async Task<GatewayRequest?> AskAsync(Guid id, AwaitedCode awaited, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        while (await table.FindAsync(id, cancellationToken) is { } request)
        {
            if (request.State != GatewayState.Prepared) return request;
            var asking = request with
            {
                State = GatewayState.Asking,
                ExpiresAt = now + options.ConfirmWithin,
                // After a crash in the middle of the call it is found here.
                LookAt = now + AtWork,
                Content = request.Content with { Awaited = awaited },
            };
            // Nobody has that number: nobody is asked, and it only runs out.
            if (request.Content.IsBlind) asking = asking with { State = GatewayState.Waiting, LookAt = asking.ExpiresAt + Grace };
            if (await table.TryReplaceAsync(asking, null, cancellationToken) is not { } begun) continue;
            // From here on it runs to its end: the gateway may have taken it.
            if (!begun.Content.IsBlind) return await CallAsync(begun, CancellationToken.None);
            // As long as it would have taken for somebody.
            await calls.CertificatesAsync(begun.Content.Citizen, "", CancellationToken.None);
            return begun;
        }

        return null;
    }

    /// <summary>Looks at a request now.</summary>
    public async Task<GatewayRequest> LookAsync(GatewayRequest request, CancellationToken cancellationToken)
    {
        if (request.State is not (GatewayState.Asking or GatewayState.Waiting)) return await TellAsync(request, cancellationToken);
        if (request.Content.IsBlind) return await AfterLookAsync(request, hasAnswer: true, cancellationToken);
        switch (await calls.LookAsync(request, cancellationToken))
        {
            case GatewayReply<SignaturesData>.Answered { Status: StatusCodes.Status200OK } known:
                return await AfterLookAsync(answers.Read(request, known.Message, known.Data?.Signatures), hasAnswer: true, cancellationToken);
            // It knows nothing of it: what was asked never arrived, and asking again cannot ask twice.
            case GatewayReply<SignaturesData>.Answered
                when request.State == GatewayState.Asking && options.Signing == GatewaySigning.App && request.ExpiresAt > clock.GetUtcNow():
                return await CallAsync(request, cancellationToken);
            case GatewayReply<SignaturesData>.Answered:
                return await AfterLookAsync(request, hasAnswer: true, cancellationToken);
            default:
                return await AfterLookAsync(request, hasAnswer: false, cancellationToken);
        }
    }

    /// <summary>
    /// The gateway, or somebody who says so, has news of a request. A signature that the person's key made speaks for itself; everything else is
    /// looked up.
    /// </summary>
    public async Task HearAsync(Guid id, IReadOnlyList<SignatureOfFile>? signatures, CancellationToken cancellationToken)
    {
        if (await table.FindAsync(id, cancellationToken) is not { State: GatewayState.Asking or GatewayState.Waiting } request) return;
        var heard = answers.Read(request, "", signatures);
        if (heard.State == GatewayState.Signed) await AfterLookAsync(heard, hasAnswer: true, cancellationToken);
        else await LookAsync(request, cancellationToken);
    }

    /// <summary>Signs with a password and an authenticator's code. False: one of them is wrong. Open and true: the gateway cannot be asked now.</summary>
    public async Task<(GatewayRequest Request, bool IsRight)> ConfirmAsync(GatewayRequest request, string password, string code, CancellationToken cancellationToken)
    {
        // An earlier try may have been carried out though its answer was lost.
        if (request.State is GatewayState.Asking or GatewayState.Waiting) request = await LookAsync(request, cancellationToken);
        if (!request.IsOpen) return (request, true);
        if (request.ExpiresAt < clock.GetUtcNow()) return (await AfterLookAsync(request with { State = GatewayState.Expired }, hasAnswer: true, cancellationToken), true);
        var grant = await calls.AuthoriseAsync(request, password, code, cancellationToken);
        // Giving out activation data signs nothing, and the same code gives the same data.
        if (grant is GatewayReply<StartedData>.Unknown) grant = await calls.AuthoriseAsync(request, password, code, cancellationToken);
        switch (grant)
        {
            case GatewayReply<StartedData>.Answered { Status: StatusCodes.Status200OK, Data: { Sad: { } sad } started }:
                return await RedeemAsync(request with { Content = request.Content with { TranCode = started.TranCode } }, password, sad);
            case GatewayReply<StartedData>.Answered { Status: StatusCodes.Status403Forbidden }:
                return (await AfterLookAsync(request with { State = GatewayState.Refused }, hasAnswer: true, cancellationToken), true);
            case GatewayReply<StartedData>.Answered { Status: StatusCodes.Status429TooManyRequests } or GatewayReply<StartedData>.Unknown:
                return (request, true);
            default:
                return await WrongAsync(request, cancellationToken);
        }
    }

    /// <summary>Gives up. The gateway cannot be told: what comes of it there is not used.</summary>
    public async Task CancelAsync(GatewayRequest request, CancellationToken cancellationToken)
    {
        while (request.IsOpen)
        {
            var cancelled = request with { State = GatewayState.Cancelled, LookAt = null };
            if (await table.TryReplaceAsync(cancelled, GatewayAudit.Ended(cancelled, clock.GetUtcNow()), cancellationToken) is not null) return;
            if (await table.FindAsync(request.Id, cancellationToken) is not { } current) return;
            request = current;
        }
    }

    private async Task<(GatewayRequest Request, bool IsRight)> WrongAsync(GatewayRequest request, CancellationToken cancellationToken)
    {
        var wrong = request with { Content = request.Content with { Wrong = request.Content.Wrong + 1 } };
        if (wrong.Content.Wrong >= MostWrong) wrong = wrong with { State = GatewayState.Locked };
        var counted = await AfterLookAsync(wrong, hasAnswer: true, cancellationToken);
        return (counted, !counted.IsOpen);
    }

    private async Task<(GatewayRequest Request, bool IsRight)> RedeemAsync(GatewayRequest request, string password, string sad)
    {
        var now = clock.GetUtcNow();
        var asking = request with { State = GatewayState.Asking, ExpiresAt = now + options.ConfirmWithin, LookAt = now + AtWork };
        if (await table.TryReplaceAsync(asking, null, CancellationToken.None) is not { } begun)
            return (await table.FindAsync(request.Id, CancellationToken.None) ?? request, true);
        var reply = await calls.RedeemAsync(begun, password, sad, CancellationToken.None);
        if (reply is GatewayReply<SignaturesData>.Unknown) reply = await calls.RedeemAsync(begun, password, sad, CancellationToken.None);
        return reply switch
        {
            GatewayReply<SignaturesData>.Answered { Status: StatusCodes.Status200OK } done =>
                (await AfterLookAsync(answers.Read(begun, done.Message, done.Data?.Signatures), hasAnswer: true, CancellationToken.None), true),
            GatewayReply<SignaturesData>.Answered => await WrongAsync(begun with { State = GatewayState.Prepared }, CancellationToken.None),
            _ => (await AfterLookAsync(begun, hasAnswer: false, CancellationToken.None), true),
        };
    }

    private async Task<GatewayRequest> CallAsync(GatewayRequest request, CancellationToken cancellationToken)
    {
        var next = await calls.AskAsync(request, cancellationToken) switch
        {
            GatewayReply<StartedData>.Answered { Status: StatusCodes.Status200OK } taken =>
                request with { State = GatewayState.Waiting, Content = request.Content with { TranCode = taken.Data?.TranCode } },
            // Busy, or a repeated name: the next look tells.
            GatewayReply<StartedData>.Answered { Status: 429 or 400 } or GatewayReply<StartedData>.Unknown => request,
            _ => request with { State = GatewayState.Refused },
        };
        return await AfterLookAsync(next, hasAnswer: next.State != GatewayState.Asking, cancellationToken);
    }

    /// <summary>Writes what a look has shown: the end, or when to look again. What somebody else wrote in between stands.</summary>
    private async Task<GatewayRequest> AfterLookAsync(GatewayRequest request, bool hasAnswer, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // Without an answer it is not known to have run out, so it is asked for somewhat longer.
        if (request.IsOpen && request.State != GatewayState.Prepared && now > request.ExpiresAt + (hasAnswer ? Grace : options.ConfirmWithin))
            request = request with { State = GatewayState.Expired };
        var next = request switch
        {
            { State: GatewayState.Prepared } => request with { LookAt = null },
            { IsOpen: true } => request with { LookAt = now + Pause(request, hasAnswer, now) },
            // To be told; if this host dies before that, it is found.
            _ => request with { LookAt = now },
        };
        var ended = next.IsOpen ? null : GatewayAudit.Ended(next, now);
        if (await table.TryReplaceAsync(next, ended, cancellationToken) is { } written) return next.IsOpen ? written : await TellAsync(written, cancellationToken);
        return await table.FindAsync(request.Id, cancellationToken) ?? request;
    }

    private async Task<GatewayRequest> TellAsync(GatewayRequest request, CancellationToken cancellationToken)
    {
        if (request.LookAt is null || request.IsOpen) return request;
        if (request.Content.Awaited is { } awaited) await news.EnteredAsync(awaited);
        return await table.TryReplaceAsync(request with { LookAt = null }, null, cancellationToken) ?? request;
    }

    private TimeSpan Pause(GatewayRequest request, bool hasAnswer, DateTimeOffset now)
    {
        if (hasAnswer) return options.PollEvery;
        // Longer, the longer it has been without an answer; scattered, so that many do not come back at once.
        var waited = now - (request.ExpiresAt - options.ConfirmWithin);
        var pause = TimeSpan.FromTicks(Math.Clamp(waited.Ticks / 4, options.PollEvery.Ticks, Math.Max(LongestPause.Ticks, options.PollEvery.Ticks)));
        return pause * (1 + (RandomNumberGenerator.GetInt32(250) / 1000.0));
    }
}
