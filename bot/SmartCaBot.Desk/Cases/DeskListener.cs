using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Desk.Live;

namespace SmartCaBot.Desk.Cases;

/// <summary>Hears this node's turns and signs of typing, so that agents see them at once.</summary>
internal sealed class DeskListener(CaseWatch watch, StuckConversations stuck, FeedHub hub) : ITurnListener, ITypingListener
{
    public void Committed(TurnCommit commit)
    {
        stuck.Hear(commit);
        if (commit.Case is not null) watch.Touch();
    }

    public void PersonIsTyping(string conversationId)
    {
        if (watch.Board.OpenOf(conversationId) is { } about) hub.Typing(about);
    }
}
