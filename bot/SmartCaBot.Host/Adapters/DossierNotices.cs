using System.Globalization;
using System.Text.Json;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Dialogs;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Adapters;

/// <summary>
/// Tells a conversation what an officer decided on its dossier. The notice goes through the outbox, so that a decision made by a command, or
/// on another node, reaches the conversation exactly once, in a turn like any other.
/// </summary>
internal sealed class DossierNotices(IEnrolmentStore dossiers, IOutboxStore outbox, TimeProvider clock)
{
    /// <summary>The outbox kind of events for conversations.</summary>
    public const string Kind = "event";

    public async Task SendAsync(Guid dossierId, bool approved, CancellationToken cancellationToken)
    {
        if (await dossiers.FindDossierAsync(dossierId, cancellationToken) is not { Decision: { } decision } dossier
            || Accounts.ConversationOf(dossier.Subject) is not { } conversation)
            return;
        var notice = new ConversationEvent(
            approved ? BotEvents.DossierApproved : BotEvents.DossierRefused,
            JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["dossier"] = dossierId.ToString() }));
        var id = string.Create(CultureInfo.InvariantCulture, $"dossier-{dossierId:N}-{decision.At.ToUnixTimeMilliseconds()}");
        await outbox.EnqueueAsync(
            new OutboxMessage(id, Kind, conversation, JsonSerializer.Serialize(notice), clock.GetUtcNow()), cancellationToken);
    }
}

/// <param name="Name">Of the event activity.</param>
/// <param name="Value">Its value.</param>
internal sealed record ConversationEvent(string Name, JsonElement Value);
