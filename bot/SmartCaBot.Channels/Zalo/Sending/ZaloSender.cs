using System.Text.Json.Nodes;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Channels.Zalo.Api;
using SmartCaBot.Channels.Zalo.Replies;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Zalo.Sending;

/// <summary>
/// Carries one message to one person, once. When an earlier try may have succeeded (a lost answer, a crash), the account's own list of messages
/// is asked before anything is sent again.
/// </summary>
internal sealed class ZaloSender(ZaloApi api, Composer composer, SentBefore sentBefore, NoticeByTemplate notices, ZaloOptions options, TimeProvider clock)
    : IMessageSender
{
    private const int MostRounds = 3;
    private const int MostRefusals = 8;

    /// <summary>What was being carried out when the answer got lost has ended by then.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan FreeTime = TimeSpan.FromHours(48);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan UntilOperatorActs = TimeSpan.FromMinutes(10);

    /// <summary>Messages that wait and certainly were not sent; with each how often the platform refused it without a better reason.</summary>
    private readonly RecentCounts _notSent = new();

    public string Kind => ZaloIds.Channel;

    public async ValueTask<Delivered> SendAsync(LeasedMessage leased, CancellationToken cancellationToken)
    {
        var message = ZaloMessage.Read(leased.Message.Payload);
        // An earlier try of a process that is gone, or one whose answer was lost.
        var isDoubtful = !_notSent.TryRemove(leased.Message.Id, out var refusals) && leased.Attempts > 0;
        if (message.IsNews && !options.SendBilled && await IsBilledAsync(leased.Message.Recipient, cancellationToken))
            return await notices.SendAsync(message, leased, cancellationToken);
        var asList = false;
        for (var round = 1; ; round++)
        {
            if (isDoubtful)
            {
                var found = await sentBefore.FindAsync(composer.TraceOf(message, leased.Message), cancellationToken);
                if (found == true) return Delivered.Done;
                if (found is null) return new Delivered.Later("whether it was sent cannot be asked now", Soon);
                isDoubtful = false;
            }

            var (answer, upload) = await TryAsync(message, leased, asList, cancellationToken);
            switch (answer)
            {
                case ZaloAnswer.Done done:
                    sentBefore.Remember(leased.Message.Recipient, done.Data.Text("message_id"));
                    return Delivered.Done;
                case ZaloAnswer.Doubtful when round < MostRounds && !cancellationToken.IsCancellationRequested:
                    await Task.Delay(Settle, clock, cancellationToken);
                    isDoubtful = true;
                    break;
                case ZaloAnswer.Refused { Meaning: ErrorMeaning.Shape } when message.Text?.Buttons is not null && !asList:
                    asList = true;
                    break;
                case ZaloAnswer.Refused { Meaning: ErrorMeaning.UploadGone } when upload is not null && round < MostRounds:
                    await upload(cancellationToken);
                    break;
                case ZaloAnswer.Refused { Meaning: ErrorMeaning.WindowClosed }:
                    return await notices.SendAsync(message, leased, cancellationToken);
                case ZaloAnswer.Doubtful doubtful:
                    return new Delivered.Later(doubtful.Reason, Soon);
                case ZaloAnswer.NotMade notMade:
                    return NotSent(leased, refusals, new Delivered.Later(notMade.Reason, notMade.After ?? Soon));
                case ZaloAnswer.Refused refused:
                    return NotSent(leased, IsUnexplained(refused) ? refusals + 1 : refusals, Judge(refused, refusals));
                case null:
                    return new Delivered.Never("what it shows is gone");
            }
        }
    }

    /// <summary>The answer, null when there is nothing to send; and how to forget the upload in it.</summary>
    private async Task<(ZaloAnswer? Answer, Func<CancellationToken, Task>? Upload)> TryAsync(
        ZaloMessage message, LeasedMessage leased, bool asList, CancellationToken cancellationToken)
    {
        switch (await composer.ComposeAsync(message, leased.Message, asList, cancellationToken))
        {
            case Composed.Body body:
                return (await api.PostAsync(ApiHost.Account, MessageBodies.Path, body.Json, cancellationToken), body.ForgetUpload);
            // An upload that may have gone through does no harm: the message was not sent.
            case Composed.Failed { Answer: ZaloAnswer.Doubtful doubtful }:
                return (new ZaloAnswer.NotMade(doubtful.Reason), null);
            case Composed.Failed failed:
                return (failed.Answer, null);
            default:
                return (null, null);
        }
    }

    /// <param name="refused">What the platform said.</param>
    /// <param name="refusals">How often before. Waiting for its turn counts as a try of the outbox, but says nothing of the message.</param>
    private Delivered Judge(ZaloAnswer.Refused refused, int refusals)
    {
        var reason = $"Zalo: error {refused.Code}";
        return refused.Meaning switch
        {
            ErrorMeaning.TooFast or ErrorMeaning.Token => new Delivered.Later(reason, Soon),
            ErrorMeaning.Night => new Delivered.Later(reason, Nights.UntilMorning(clock.GetUtcNow())),
            ErrorMeaning.Operator => new Delivered.Later(reason, UntilOperatorActs),
            _ when IsUnexplained(refused) && refusals < MostRefusals => new Delivered.Later(reason, Soon * Math.Pow(2, refusals)),
            _ => new Delivered.Never(reason),
        };
    }

    private static bool IsUnexplained(ZaloAnswer.Refused refused) =>
        refused.Meaning is ErrorMeaning.Again or ErrorMeaning.NotKnown or ErrorMeaning.UploadGone;

    /// <summary>This try certainly sent nothing, so the next need not ask.</summary>
    private Delivered NotSent(LeasedMessage leased, int refusals, Delivered outcome)
    {
        if (outcome is Delivered.Later) _notSent.Set(leased.Message.Id, refusals);
        return outcome;
    }

    private async Task<bool> IsBilledAsync(string userId, CancellationToken cancellationToken) =>
        await api.PostAsync(ApiHost.Account, "/v3.0/oa/quota/message", new JsonObject { ["user_id"] = userId }, cancellationToken) is ZaloAnswer.Done done
        && done.Data.Number("last_interaction") is { } last
        && clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(last) > FreeTime;
}
