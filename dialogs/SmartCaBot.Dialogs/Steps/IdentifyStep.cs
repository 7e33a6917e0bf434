using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Citizens;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Steps;

/// <summary>Establishes who the person is, when the conversation does not know yet: identity number, then a code to the phone on record.</summary>
internal sealed class IdentifyStep(IIdentification identification)
{
    /// <summary>The person; null when it could not be established, which has then been said.</summary>
    public async Task<Person?> RunAsync(Chat chat)
    {
        if (chat.Person is { } known) return known;
        chat.Tell("identify.why", "identify.why");
        var number = await chat.AskAsync("identify.citizen-id", CitizenIdQuestion.Of("identify.citizen_id", chat.Today(), []));
        var challenge = await Retry.UntilAvailableAsync(
            chat, "identify.begin",
            () => chat.OnceAsync("identify.begin", key => identification.BeginAsync(key, chat.ConversationId, number, chat.CancellationToken)),
            c => c.Outcome == CodeOutcome.Unavailable);
        if (challenge.ChallengeId is not { } id)
        {
            chat.Tell("identify.refused", CodeNotes.Of(new CodeDelivery(challenge.Outcome, RetryAt: challenge.RetryAt), chat.Now));
            return null;
        }

        var result = await new CodeStep<IdentityResult>(
            "identify",
            "identify.code",
            (key, code) => identification.ConfirmAsync(key, id, code, chat.CancellationToken),
            key => identification.ResendAsync(key, id, chat.CancellationToken),
            Judge).RunAsync(chat);
        if (result.Person is { } person)
        {
            chat.Identify(person);
            return person;
        }

        chat.Tell("identify.locked", new Message("code.locked") { Buttons = Menu.Of("human") });
        return null;
    }

    private static AskAgain? Judge(IdentityResult result) => result.Outcome switch
    {
        IdentityOutcome.Established or IdentityOutcome.Locked => null,
        IdentityOutcome.WrongCode => AskAgain.Wrong(result.AttemptsLeft),
        IdentityOutcome.Expired => AskAgain.Expired,
        IdentityOutcome.Unavailable => AskAgain.Unavailable("code.check_unavailable"),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result.Outcome, null),
    };
}
