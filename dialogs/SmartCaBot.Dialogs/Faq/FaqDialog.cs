using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Faq;

/// <summary>A question with a settled answer, told with its source and date. The argument is the intent.</summary>
internal sealed class FaqDialog(FaqAnswers answers, Facts facts, IPictures pictures) : IDialog
{
    public string Name => DialogNames.Faq;

    public Task RunAsync(Chat chat)
    {
        if (answers.Find(chat.Argument) is not { } answer)
        {
            chat.Tell("answer", new Message(new Phrase("faq.unknown", ("hotline", facts.Hotline))) { Buttons = Menu.Main });
            return Task.CompletedTask;
        }

        chat.Tell("answer", new Message(answer.ToPhrase())
        {
            Buttons = [.. answer.Then.Select(Menu.Entry)],
            Attachments = answer.Picture is null ? [] : [Pictures.Of(chat, pictures, answer.Picture)],
        });
        return Task.CompletedTask;
    }
}
