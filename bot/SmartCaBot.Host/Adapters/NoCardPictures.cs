using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Host.Adapters;

/// <summary>Without the offices' pages nobody looks at pictures, so none are asked for.</summary>
internal sealed class NoCardPictures : ICardPictures
{
    public CardPicturePolicy Policy => CardPicturePolicy.Off;

    public Task<CardPictureTaken> TakeAsync(string key, string conversationId, CardSide side, ReceivedFile file, CancellationToken cancellationToken) =>
        Task.FromResult(new CardPictureTaken(CardPictureOutcome.NotAPicture));

    public Task RemoveFilesAsync(string conversationId, IReadOnlyList<ReceivedFile> unwanted, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task DropAsync(IReadOnlyList<string> pictures, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> AreKeptAsync(IReadOnlyList<string> pictures, CancellationToken cancellationToken) => Task.FromResult(pictures.Count == 0);

    public Task TieAsync(IReadOnlyList<string> pictures, string conversationId, Guid dossier, CancellationToken cancellationToken) => Task.CompletedTask;
}
