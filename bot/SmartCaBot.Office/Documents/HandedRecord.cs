namespace SmartCaBot.Office.Documents;

/// <summary>A document handed to a citizen, as it is stored.</summary>
/// <param name="Id">Random.</param>
/// <param name="Office">Whose.</param>
/// <param name="Officer">Id of the account.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Paper">What is personal.</param>
/// <param name="Tries">Wrong digits so far.</param>
/// <param name="ConversationId">Where it is signed; null before.</param>
/// <param name="SignedFile">Given back: its id among the encrypted files.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="ExpiresAt">From then on the link opens nothing.</param>
internal sealed record HandedRecord(
    string Id, string Office, string Officer, HandedState State, HandedPaper Paper, long Tries, string? ConversationId, string? SignedFile,
    DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt)
{
    public bool IsOpenAt(DateTimeOffset now) => State is HandedState.Sent or HandedState.Opened or HandedState.Taken && now < ExpiresAt;

    /// <summary>For the officer, with the kind of mark it bears.</summary>
    public (string Text, string Kind) WordsAt(DateTimeOffset now) => State switch
    {
        HandedState.Signed when SignedFile is not null => ("Đã ký, đã nhận lại", "good"),
        HandedState.Signed => ("Đã ký", "good"),
        HandedState.Declined => ("Từ chối ký", "bad"),
        HandedState.Withdrawn => ("Đã thu hồi", "bad"),
        _ when now >= ExpiresAt => ("Hết hạn", "warn"),
        HandedState.Sent => ("Chưa mở", "info"),
        _ => ("Đã mở", "info"),
    };

    /// <summary>Under which its files are kept, apart from those of conversations.</summary>
    public string Shelf => ShelfOf(Id);

    public static string ShelfOf(string id) => $"handed-{id}";
}
