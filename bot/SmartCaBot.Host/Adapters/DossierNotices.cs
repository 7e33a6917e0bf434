using System.Globalization;
using System.Text.Json;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Adapters;

/// <summary>
/// Tells a conversation, and those linked with it, what an officer decided on its dossier. The notices are stored in the outbox with the
/// decision, so that one made by a command, or on another node, reaches each conversation exactly once, in a turn like any other.
/// </summary>
internal sealed class DossierNotices(IConversationStore conversations) : IDossierNotices
{
    public async ValueTask<IReadOnlyList<DossierNotice>> OfAsync(Dossier decided, CancellationToken cancellationToken)
    {
        if (decided.Decision is not { } decision || Accounts.ConversationOf(decided.Subject) is not { } conversation) return [];
        var notice = JsonSerializer.Serialize(new ConversationEvent(
            decided.State == DossierState.Approved ? BotEvents.DossierApproved : BotEvents.DossierRefused,
            JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["dossier"] = decided.Reference() })));
        var id = string.Create(CultureInfo.InvariantCulture, $"dossier-{decided.Id:N}-{decision.At.ToUnixTimeMilliseconds()}");
        var linked = await conversations.LoadAsync(conversation, cancellationToken) is { State: var state } ? state.Links.Select(l => l.Id) : [];
        return
        [
            .. linked.Prepend(conversation).Index()
                .Select(to => new DossierNotice(to.Index == 0 ? id : $"{id}-{to.Index}", ConversationEvent.Kind, to.Item, notice)),
        ];
    }
}
