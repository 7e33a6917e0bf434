using SmartCaBot.Conversations.Storing;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Host.Pages.Code;

/// <summary>
/// From a link to the code it is for. A link is good while its conversation waits at exactly that question: whoever cancelled, began anew
/// or went on elsewhere has an old link, and it opens nothing.
/// </summary>
internal sealed class WaitingCodes(CodePageSeal seal, IEnumerable<IAwaitedCode> purposes, IConversationStore conversations, TimeProvider clock)
{
    private readonly Dictionary<CodePurpose, IAwaitedCode> _purposes = purposes.ToDictionary(p => p.Purpose);

    public IAwaitedCode Of(CodePurpose purpose) => _purposes[purpose];

    /// <summary>Null for every link that is not good, whatever the reason. One whose code was entered stays good for saying so.</summary>
    public async Task<AwaitedLink?> FindAsync(string link, CancellationToken cancellationToken)
    {
        if (seal.Open(link, clock.GetUtcNow()) is not { } awaited
            || await Of(awaited.Purpose).FindAsync(awaited, cancellationToken) is not { } view
            || await conversations.LoadAsync(awaited.ConversationId, cancellationToken) is not { State: var state } conversation)
            return null;
        var isAwaited = state.Frames.Any(frame => frame.RunId == awaited.RunId && frame.Pending?.Key == awaited.Key);
        return view.Standing == CodeStanding.Entered || (view.Standing == CodeStanding.Waiting && isAwaited)
            ? new AwaitedLink(awaited, view, state.Language, conversation.Reference?.Channel ?? "")
            : null;
    }
}

/// <param name="Awaited">What the link says.</param>
/// <param name="View">How it stands: waiting, or entered.</param>
/// <param name="Language">Of the conversation.</param>
/// <param name="Channel">Where the conversation is, and the code was asked for.</param>
internal sealed record AwaitedLink(AwaitedCode Awaited, CodeView View, string Language, string Channel);
