using System.Globalization;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.TestKit.Simulators;

/// <summary>Pictures of cards in memory. What a file is like follows from its name: see <see cref="Look"/>.</summary>
public sealed class SimulatedCardPictures(SimulatedWorld world) : ICardPictures
{
    private readonly Dictionary<string, (CardSide Side, string Name)> _kept = new(StringComparer.Ordinal);
    private int _taken;

    public CardPicturePolicy Policy { get; set; } = CardPicturePolicy.Off;

    /// <summary>Files of conversations that were removed.</summary>
    public List<string> Removed { get; } = [];

    public IReadOnlyCollection<string> Kept => _kept.Keys;

    public Task<CardPictureTaken> TakeAsync(string key, string conversationId, CardSide side, ReceivedFile file, CancellationToken cancellationToken) =>
        world.OnceAsync(key, () =>
        {
            Removed.Add(file.Name);
            var outcome = _kept.Values.Any(known => known.Side != side && known.Name == file.Name) ? CardPictureOutcome.SameAsOther : Look(file.Name);
            if (outcome != CardPictureOutcome.Taken) return new CardPictureTaken(outcome);
            foreach (var (old, _) in _kept.Where(known => known.Value.Side == side).ToArray()) _kept.Remove(old);
            var id = "picture-" + (++_taken).ToString(CultureInfo.InvariantCulture);
            _kept[id] = (side, file.Name);
            return new CardPictureTaken(CardPictureOutcome.Taken, id);
        });

    public Task RemoveFilesAsync(string conversationId, IReadOnlyList<ReceivedFile> unwanted, CancellationToken cancellationToken)
    {
        Removed.AddRange(unwanted.Select(file => file.Name));
        return Task.CompletedTask;
    }

    public Task DropAsync(IReadOnlyList<string> pictures, CancellationToken cancellationToken)
    {
        foreach (var picture in pictures) _kept.Remove(picture);
        return Task.CompletedTask;
    }

    public Task<bool> AreKeptAsync(IReadOnlyList<string> pictures, CancellationToken cancellationToken) =>
        Task.FromResult(pictures.All(_kept.ContainsKey));

    public Task TieAsync(IReadOnlyList<string> pictures, string conversationId, Guid dossier, CancellationToken cancellationToken) => Task.CompletedTask;

    private static CardPictureOutcome Look(string name) => Path.GetExtension(name) switch
    {
        ".heic" => CardPictureOutcome.PhoneFormat,
        ".jpg" or ".png" or ".webp" => Path.GetFileNameWithoutExtension(name) switch
        {
            "nho" => CardPictureOutcome.TooSmall,
            "lon" => CardPictureOutcome.TooLarge,
            "hong" => CardPictureOutcome.Damaged,
            _ => CardPictureOutcome.Taken,
        },
        _ => CardPictureOutcome.NotAPicture,
    };
}
