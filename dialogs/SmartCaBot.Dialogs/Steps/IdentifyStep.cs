using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Citizens;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Steps;

/// <summary>Establishes who the person is, when the conversation does not know yet: identity number, then a code to the phone on record.</summary>
internal sealed class IdentifyStep(IIdentification identification, ICodePages links)
{
    /// <summary>The person; null when it could not be established, which has then been said.</summary>
    public async Task<Person?> RunAsync(Chat chat)
    {
        if (chat.Person is { } known) return known;
        chat.KeepToPerson();
        chat.Tell("identify.why", "identify.why");
        var number = await chat.AskAsync("identify.citizen-id", CitizenIdQuestion.Of("identify.citizen_id", chat.Today(), []));
        while (true)
        {
            var result = await CheckAsync(chat, number);
            if (result is null) return null;
            if (result.Outcome == IdentityOutcome.Gone)
            {
                chat.Forget(["identify.begin", "identify.gone", .. CodeStep<IdentityResult>.Keys("identify")]);
                chat.Tell("identify.gone", "identify.gone");
                continue;
            }

            if (result.Person is { } person)
            {
                chat.Identify(person);
                return person;
            }

            chat.Tell("identify.locked", new Message("code.locked") { Buttons = Menu.Of("human") });
            return null;
        }
    }

    /// <summary>What the code came to; null when none could be sent, which has then been said.</summary>
    private async Task<IdentityResult?> CheckAsync(Chat chat, string number)
    {
        var begun = await Retry.UntilAvailableAsync(
            chat, "identify.begin",
            () => chat.OnceAsync("identify.begin", key => identification.BeginAsync(key, chat.ConversationId, number, chat.CancellationToken)),
            c => c.Outcome == CodeOutcome.Unavailable);
        if (begun.CheckId is not { } id)
        {
            chat.Tell("identify.refused", CodeNotes.Of(new CodeDelivery(begun.Outcome, RetryAt: begun.RetryAt), chat.Now));
            return null;
        }

        return await new CodeStep<IdentityResult>(
            "identify",
            new CodeUse(CodePurpose.Identification, id, "identify.code", "identify.link"),
            links,
            (key, code) => identification.ConfirmAsync(key, id, code, chat.CancellationToken),
            key => identification.ResendAsync(key, id, chat.CancellationToken),
            Judge).RunAsync(chat);
    }

    private static AskAgain? Judge(IdentityResult result) => result.Outcome switch
    {
        IdentityOutcome.Established or IdentityOutcome.Locked or IdentityOutcome.Gone => null,
        IdentityOutcome.WrongCode => AskAgain.Wrong(result.AttemptsLeft),
        IdentityOutcome.Expired => AskAgain.Expired,
        IdentityOutcome.Unavailable => AskAgain.Unavailable("code.check_unavailable"),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result.Outcome, null),
    };
}
