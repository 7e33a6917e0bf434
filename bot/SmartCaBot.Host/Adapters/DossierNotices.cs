using System.Globalization;
using System.Text.Json;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Adapters;

/// <summary>
/// Tells a conversation, and those linked with it, what an officer decided on its dossier. The notice goes through the outbox, so that a decision made by a command, or
/// on another node, reaches the conversation exactly once, in a turn like any other.
/// </summary>
internal sealed class DossierNotices(IEnrolmentStore dossiers, IConversationStore conversations, IOutboxStore outbox, TimeProvider clock)
{
    public async Task SendAsync(Guid dossierId, bool approved, CancellationToken cancellationToken)
    {
        if (await dossiers.FindDossierAsync(dossierId, cancellationToken) is not { Decision: { } decision } dossier
            || Accounts.ConversationOf(dossier.Subject) is not { } conversation)
            return;
        var notice = new ConversationEvent(
            approved ? BotEvents.DossierApproved : BotEvents.DossierRefused,
            JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["dossier"] = dossierId.ToString() }));
        var id = string.Create(CultureInfo.InvariantCulture, $"dossier-{dossierId:N}-{decision.At.ToUnixTimeMilliseconds()}");
        var linked = await conversations.LoadAsync(conversation, cancellationToken) is { State: var state } ? state.Links.Select(l => l.Id) : [];
        foreach (var (number, to) in linked.Prepend(conversation).Index())
        {
            await outbox.EnqueueAsync(
                new OutboxMessage(
                    number == 0 ? id : $"{id}-{number}", ConversationEvent.Kind, to, JsonSerializer.Serialize(notice), clock.GetUtcNow()),
                cancellationToken);
        }
    }
}
