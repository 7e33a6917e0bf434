using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Ports;

/// <summary>
/// Pictures of people's identity cards, for the officers who look at their dossiers and for nobody else: apart from a conversation's other files,
/// not in its transcript, and away again when they have done their work.
/// </summary>
public interface ICardPictures
{
    CardPicturePolicy Policy { get; }

    /// <summary>
    /// Looks into a file that was sent and, if it is such a picture, keeps it without what the camera wrote beside it; an earlier one of that side goes. The file
    /// itself is removed from the conversation, whatever comes of it. Idempotent by key.
    /// </summary>
    Task<CardPictureTaken> TakeAsync(string key, string conversationId, CardSide side, ReceivedFile file, CancellationToken cancellationToken);

    /// <summary>Removes files that nobody wants to keep.</summary>
    Task RemoveFilesAsync(string conversationId, IReadOnlyList<ReceivedFile> unwanted, CancellationToken cancellationToken);

    /// <summary>Removes pictures that belong to no dossier; others stay.</summary>
    Task DropAsync(IReadOnlyList<string> pictures, CancellationToken cancellationToken);

    /// <summary>Whether all of them are still kept.</summary>
    Task<bool> AreKeptAsync(IReadOnlyList<string> pictures, CancellationToken cancellationToken);

    /// <summary>From here on they belong to a dossier, and go some time after it was decided.</summary>
    Task TieAsync(IReadOnlyList<string> pictures, string conversationId, Guid dossier, CancellationToken cancellationToken);
}

/// <summary>Whether pictures of the card are asked for.</summary>
public enum CardPicturePolicy
{
    /// <summary>Without them no dossier is handed in.</summary>
    Required,

    /// <summary>"Để sau" goes on without.</summary>
    Optional,

    /// <summary>Not asked for.</summary>
    Off,
}

public enum CardSide
{
    Front,
    Back,
}

public enum CardPictureOutcome
{
    Taken,

    /// <summary>No picture at all, or of no known kind.</summary>
    NotAPicture,

    /// <summary>HEIC: most computers do not show it.</summary>
    PhoneFormat,

    /// <summary>Too many bytes or pixels.</summary>
    TooLarge,

    /// <summary>Too few pixels to be read.</summary>
    TooSmall,

    /// <summary>Cut off or broken, or no longer there.</summary>
    Damaged,

    /// <summary>The very picture that was sent for the other side.</summary>
    SameAsOther,
}

/// <param name="Outcome">What came of it.</param>
/// <param name="PictureId">When taken.</param>
public sealed record CardPictureTaken(CardPictureOutcome Outcome, string? PictureId = null);
