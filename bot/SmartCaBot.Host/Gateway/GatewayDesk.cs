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
    /// <summary>The gateway's own end comes a little after ours at times.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>The gateway locks people out after some wrong codes; nobody is to do that to somebody else from here.</summary>
    public const int MostWrong = 3;

    /// <summary>In all requests of one person, whoever began them.</summary>
    private const int MostWrongOfAll = 4;

    private static readonly TimeSpan WrongWindow = TimeSpan.FromDays(1);

    /// <summary>Longer than what is called at one time, so that two seldom work on one request.</summary>
    public TimeSpan AtWork => (options.Timeout * 3) + TimeSpan.FromSeconds(5);

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
        if (request is { State: GatewayState.Cancelled, LookAt: not null }) return await LastLookAsync(request, cancellationToken);
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
        if (await TakeTryAsync(request, cancellationToken) is not { IsOpen: true } tried) return (await table.FindAsync(request.Id, cancellationToken) ?? request, true);
        var grant = await calls.AuthoriseAsync(tried, password, code, cancellationToken);
        // Giving out activation data signs nothing, and the same code gives the same data.
        if (grant is GatewayReply<StartedData>.Unknown) grant = await calls.AuthoriseAsync(tried, password, code, cancellationToken);
        return grant switch
        {
            // Nobody has that number: whatever the gateway says to it, it is a wrong code.
            _ when tried.Content.IsBlind => await WrongAsync(tried),
            GatewayReply<StartedData>.Answered { Status: StatusCodes.Status200OK, Data: { Sad: { } sad } started } =>
                await RedeemAsync(Right(tried) with { Content = Right(tried).Content with { TranCode = started.TranCode } }, password, sad),
            GatewayReply<StartedData>.Answered { Status: StatusCodes.Status403Forbidden } =>
                (await AfterLookAsync(tried with { State = GatewayState.Refused }, hasAnswer: true, CancellationToken.None), true),
            GatewayReply<StartedData>.Answered { Status: StatusCodes.Status429TooManyRequests } or GatewayReply<StartedData>.Unknown =>
                (await AfterLookAsync(Right(tried), hasAnswer: false, CancellationToken.None), true),
            _ => await WrongAsync(tried),
        };
    }

    /// <summary>Gives up. The gateway cannot be told: what comes of it there is recorded, and not used.</summary>
    public async Task CancelAsync(GatewayRequest request, CancellationToken cancellationToken)
    {
        while (request.IsOpen)
        {
            var mayBeSigned = request.State != GatewayState.Prepared && !request.Content.IsBlind;
            var cancelled = request with { State = GatewayState.Cancelled, LookAt = mayBeSigned ? request.ExpiresAt + Grace : null };
            if (await table.TryReplaceAsync(cancelled, GatewayAudit.Ended(cancelled, clock.GetUtcNow()), cancellationToken) is not null) return;
            if (await table.FindAsync(request.Id, cancellationToken) is not { } current) return;
            request = current;
        }
    }

    private static GatewayRequest Right(GatewayRequest tried) => tried with { Content = tried.Content with { Wrong = tried.Content.Wrong - 1 } };

    /// <summary>Counts a try before it is made, so that no two are made on one count; the request as counted, or as it ended.</summary>
    private async Task<GatewayRequest> TakeTryAsync(GatewayRequest request, CancellationToken cancellationToken)
    {
        while (request.IsOpen)
        {
            var now = clock.GetUtcNow();
            var wrong = await table.WrongSinceAsync(now - WrongWindow, request.Subject, cancellationToken);
            var next = request.ExpiresAt < now ? request with { State = GatewayState.Expired, LookAt = null }
                : request.Content.Wrong >= MostWrong || wrong >= MostWrongOfAll ? request with { State = GatewayState.Locked, LookAt = null }
                : request with { Content = request.Content with { Wrong = request.Content.Wrong + 1 } };
            if (await table.TryReplaceAsync(next, next.IsOpen ? null : GatewayAudit.Ended(next, now), cancellationToken) is { } written) return written;
            request = await table.FindAsync(request.Id, cancellationToken) ?? request with { State = GatewayState.Expired };
        }

        return request;
    }

    private async Task<(GatewayRequest Request, bool IsRight)> WrongAsync(GatewayRequest tried)
    {
        var counted = await AfterLookAsync(
            tried.Content.Wrong >= MostWrong ? tried with { State = GatewayState.Locked } : tried with { State = GatewayState.Prepared }, hasAnswer: true,
            CancellationToken.None);
        return (counted, !counted.IsOpen);
    }

    private async Task<(GatewayRequest Request, bool IsRight)> RedeemAsync(GatewayRequest request, string password, string sad)
    {
        var now = clock.GetUtcNow();
        var asking = request with { State = GatewayState.Asking, ExpiresAt = now + options.ConfirmWithin, LookAt = now + AtWork };
        if (await table.TryReplaceAsync(asking, null, CancellationToken.None) is not { } begun)
            return (await table.FindAsync(request.Id, CancellationToken.None) ?? request, true);
        var first = await calls.RedeemAsync(begun, password, sad, CancellationToken.None);
        var reply = first is GatewayReply<SignaturesData>.Unknown ? await calls.RedeemAsync(begun, password, sad, CancellationToken.None) : first;
        return reply switch
        {
            GatewayReply<SignaturesData>.Answered { Status: StatusCodes.Status200OK } done =>
                (await AfterLookAsync(answers.Read(begun, done.Message, done.Data?.Signatures), hasAnswer: true, CancellationToken.None), true),
            GatewayReply<SignaturesData>.Answered when ReferenceEquals(first, reply) =>
                await WrongAsync(begun with { Content = begun.Content with { Wrong = begun.Content.Wrong + 1 } }),
            // The first may have been carried out, and its data be used up by it: the next look tells.
            GatewayReply<SignaturesData>.Answered => (await LookAsync(begun, CancellationToken.None), true),
            _ => (await AfterLookAsync(begun, hasAnswer: false, CancellationToken.None), true),
        };
    }

    /// <summary>What somebody cancelled here may have been confirmed there all the same: then that is in the audit log.</summary>
    private async Task<GatewayRequest> LastLookAsync(GatewayRequest request, CancellationToken cancellationToken)
    {
        var (now, reply) = (clock.GetUtcNow(), await calls.LookAsync(request, cancellationToken));
        var found = reply is GatewayReply<SignaturesData>.Answered { Data.Signatures: { Count: > 0 } signatures }
            ? answers.Read(request with { State = GatewayState.Waiting }, "", signatures)
            : request;
        var isKnown = reply is GatewayReply<SignaturesData>.Answered || now > request.ExpiresAt + options.ConfirmWithin;
        return await table.TryReplaceAsync(
            request with { LookAt = isKnown ? null : now + LongestPause }, found.State == GatewayState.Signed ? GatewayAudit.Unused(found, now) : null,
            cancellationToken) ?? request;
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

    /// <summary>
    /// Writes what a look has shown: the end, or when to look again. What somebody else wrote in between stands, but a signature is never lost:
    /// it is written over whatever is open, and recorded where the request has ended otherwise.
    /// </summary>
    private async Task<GatewayRequest> AfterLookAsync(GatewayRequest request, bool hasAnswer, CancellationToken cancellationToken)
    {
        while (true)
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
            if (await table.TryReplaceAsync(next, next.IsOpen ? null : GatewayAudit.Ended(next, now), cancellationToken) is { } written)
                return next.IsOpen ? written : await TellAsync(written, cancellationToken);
            if (await table.FindAsync(request.Id, cancellationToken) is not { } current) return request;
            if (request.State != GatewayState.Signed || current.State == GatewayState.Signed) return current;
            if (!current.IsOpen)
            {
                if (await table.TryReplaceAsync(current, GatewayAudit.Unused(request, now), cancellationToken) is { } recorded) return recorded;
                continue;
            }

            request = current with
            {
                State = GatewayState.Signed,
                Content = current.Content with { Signature = request.Content.Signature, SignedAt = request.Content.SignedAt },
            };
        }
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
