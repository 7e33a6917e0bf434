using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Admin.Retention;

/// <summary>Which conversation a dossier was handed in from. The host knows how accounts are named.</summary>
public interface IDossierConversations
{
    /// <summary>Empty when it came from no conversation; null when there is no such dossier.</summary>
    Task<string?> FindAsync(Guid dossier, CancellationToken cancellationToken);

    /// <summary>The conversation that an account was made in; null for others.</summary>
    string? Of(SubjectId account);
}
