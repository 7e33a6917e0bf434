using SmartCaBot.Admin.Retention;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Adapters;

internal sealed class DossierConversations(IEnrolmentStore store) : IDossierConversations
{
    public async Task<string?> FindAsync(Guid dossier, CancellationToken cancellationToken) =>
        await store.FindDossierAsync(dossier, cancellationToken) is { } found ? Accounts.ConversationOf(found.Subject) ?? "" : null;

    public string? Of(SubjectId account) => Accounts.ConversationOf(account);
}
