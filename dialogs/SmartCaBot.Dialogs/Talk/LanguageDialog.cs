using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Talk;

/// <summary>From here on in the other language; a question that waits is asked again in it.</summary>
internal sealed class LanguageDialog : IDialog
{
    public string Name => DialogNames.Language;

    public Task RunAsync(Chat chat)
    {
        chat.SpeakLanguage(chat.Argument == "en" ? "en" : "vi");
        chat.Tell("language", new Message("language") { Buttons = Menu.Main });
        return Task.CompletedTask;
    }
}
