using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Ports;

/// <summary>Documents that an office hands to one citizen to be signed. Calls may be repeated.</summary>
public interface IHandedDocuments
{
    /// <summary>Brings the document into the conversation, and keeps it for that one; null when the pass opens nothing (any more).</summary>
    /// <param name="conversationId">Whose.</param>
    /// <param name="pass">From the page of the document.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<HandedDocument?> TakeAsync(string conversationId, string pass, CancellationToken cancellationToken);

    /// <summary>The citizen signed it.</summary>
    Task SignedAsync(string documentId, string conversationId, CancellationToken cancellationToken);

    /// <summary>The citizen did not want to sign it.</summary>
    Task DeclinedAsync(string documentId, string conversationId, CancellationToken cancellationToken);

    /// <summary>Gives the signed file to the office, as the citizen agreed. False when it is gone.</summary>
    Task<bool> GiveBackAsync(string documentId, string conversationId, ReceivedFile signed, CancellationToken cancellationToken);
}

/// <param name="Id">For later calls.</param>
/// <param name="OfficeName">Who hands it over.</param>
/// <param name="File">In the conversation's files.</param>
public sealed record HandedDocument(string Id, string OfficeName, ReceivedFile File);
