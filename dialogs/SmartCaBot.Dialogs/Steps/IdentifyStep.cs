using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Citizens;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Steps;

/// <summary>
/// Establishes who the person is, when the conversation does not know yet: identity number, then a code to the phone on record, or the
/// confirmation that signatures take too.
/// </summary>
internal sealed class IdentifyStep(IIdentification identification, ICodePages links, IOutsideConfirmations outside)
{
    private const string Begin = "identify.begin";
    private const string Gone = "identify.gone";
    private const string Name = "identify";

    /// <summary>The person; null when it could not be established, which has then been said.</summary>
    public async Task<Person?> RunAsync(Chat chat)
    {
        if (chat.Person is { } known) return known;
        chat.KeepToPerson();
        chat.Tell("identify.why", "identify.why");
        var number = await chat.AskAsync("identify.citizen-id", CitizenIdQuestion.Of("identify.citizen_id", chat.Today(), []));
        while (true)
        {
            if (await BeginAsync(chat, number) is not { CheckId: { } check } begun) return null;
            var result = await ConfirmAsync(chat, begun.Confirmation, check);
            if (result.Outcome == IdentityOutcome.Gone)
            {
                // An app is not made to ask again and again while nobody is there.
                if (begun.Confirmation == ConfirmationKind.App) await AgainAsync(chat);
                chat.Forget([Begin, Gone, "identify.again", .. CodeStep<IdentityResult>.Keys(Name), .. AppStep<IdentityResult>.Keys(Name)]);
                if (begun.Confirmation != ConfirmationKind.App) chat.Tell(Gone, "identify.gone");
                continue;
            }

            if (result.Person is { } person)
            {
                chat.Identify(person);
                return person;
            }

            chat.Tell("identify.locked", new Message(Refused(result.Outcome)) { Buttons = Menu.Of("human") });
            return null;
        }
    }

    /// <summary>The check under way; one without an id when none could be begun, which has then been said.</summary>
    private async Task<IdentityCheckBegun> BeginAsync(Chat chat, string number)
    {
        var begun = await Retry.UntilAvailableAsync(
            chat, Begin,
            () => chat.OnceAsync(Begin, key => identification.BeginAsync(key, chat.ConversationId, number, chat.CancellationToken)),
            c => c.Outcome == CodeOutcome.Unavailable);
        if (begun.CheckId is null)
            chat.Tell("identify.refused", CodeNotes.Of(new CodeDelivery(begun.Outcome, RetryAt: begun.RetryAt), chat.Now));
        return begun;
    }

    private Task<IdentityResult> ConfirmAsync(Chat chat, ConfirmationKind kind, string id)
    {
        if (kind == ConfirmationKind.App)
        {
            return new AppStep<IdentityResult>(
                Name,
                new AppUse(CodePurpose.Identification, id, asked => new Phrase("identify.app", ("title", asked.Title), ("until", new TimeOf(asked.EndsAt)))),
                outside,
                key => identification.ConfirmAsync(key, id, "", chat.CancellationToken),
                result => Judge(result, kind)).RunAsync(chat);
        }

        var use = kind == ConfirmationKind.Authenticator
            ? new CodeUse(CodePurpose.Identification, id, "identify.totp", "identify.totp.link") { HoldPassword = password => outside.Hold(id, password) }
            : new CodeUse(CodePurpose.Identification, id, "identify.code", "identify.link");
        return new CodeStep<IdentityResult>(
            Name, use, links,
            (key, code) => identification.ConfirmAsync(key, id, code, chat.CancellationToken),
            key => identification.ResendAsync(key, id, chat.CancellationToken),
            result => Judge(result, kind)).RunAsync(chat);
    }

    private static Task<bool> AgainAsync(Chat chat) => chat.AskAsync("identify.again", new Question<bool>(
        new Message("identify.app.gone") { Input = InputKind.Choice, Buttons = [Button.Reply("again", "app.again"), StepButtons.Cancel] },
        input => input.Button?.Answer == "again" || Interpreting.YesNoWords.Read(input.Text) is true || CodeWords.IsResend(input)
            ? true
            : new Answer<bool>.Unrelated()));

    private static Phrase Refused(IdentityOutcome outcome) => outcome switch
    {
        IdentityOutcome.Declined => "identify.app.declined",
        IdentityOutcome.Faulty => "identify.faulty",
        _ => "code.locked",
    };

    private static AskAgain? Judge(IdentityResult result, ConfirmationKind kind) => result.Outcome switch
    {
        IdentityOutcome.WrongCode => kind switch
        {
            ConfirmationKind.App => AskAgain.NotYet,
            ConfirmationKind.Authenticator => AskAgain.WrongSecret,
            _ => AskAgain.Wrong(result.AttemptsLeft),
        },
        IdentityOutcome.Expired => AskAgain.Expired,
        IdentityOutcome.Unavailable => AskAgain.Unavailable("code.check_unavailable"),
        IdentityOutcome.PasswordGone => AskAgain.PasswordGone,
        _ => null,
    };
}
