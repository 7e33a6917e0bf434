using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Interpreting;

namespace SmartCaBot.Dialogs.Talk;

/// <summary>What the bot can do, and the words that always work.</summary>
internal sealed class HelpDialog : IDialog
{
    public string Name => DialogNames.Help;

    public Task RunAsync(Chat chat)
    {
        chat.Tell("help", new Message(chat.Argument == HelpTopics.NothingRunning ? "help.nothing_running" : "help")
        {
            Buttons = chat.Argument == HelpTopics.NothingRunning ? Menu.Main : Menu.Of("register", "sign", "services", "status", "human"),
        });
        return Task.CompletedTask;
    }
}
