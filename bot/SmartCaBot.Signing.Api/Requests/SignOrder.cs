using SmartCaBot.Signing.Api.Sp769;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Signing.Api.Requests;

/// <summary>A signing request that has been read and is what it must be.</summary>
/// <param name="User">Whose signature.</param>
/// <param name="Reference">The client's id of it.</param>
/// <param name="Description">What the client says it is for.</param>
/// <param name="SerialNumber">Of the certificate; null for the citizen's newest.</param>
/// <param name="Hashes">What is to be signed, by the client's names.</param>
internal sealed record SignOrder(CitizenId User, string Reference, string Description, string? SerialNumber, IReadOnlyList<HashToSign> Hashes)
{
    private const int LongestReference = 128;
    private const int LongestName = 200;
    private const int LongestDescription = 300;
    private const int DigestHex = 64;

    /// <summary>The order, or why it is none.</summary>
    public static (SignOrder? Order, Failure? Failure) Read(SignRequest request, SigningApiOptions options)
    {
        if (request.TransactionId is not { Length: > 0 and <= LongestReference } reference || reference.Any(char.IsControl))
            return (null, Failure.Bad("transaction_id phải có từ 1 đến 128 ký tự"));
        if (request.SignFiles is not { Count: > 0 } files || files.Count > options.MaxDocuments)
            return (null, Failure.Bad($"sign_files phải có từ 1 đến {options.MaxDocuments} phần tử"));
        var hashes = new List<HashToSign>(files.Count);
        foreach (var file in files)
        {
            if (!string.Equals(file?.SignType, "hash", StringComparison.OrdinalIgnoreCase)) return (null, Failure.Bad("sign_type chỉ hỗ trợ hash"));
            // As it is shown to the citizen, so that what comes back is what was sent.
            if (file!.DocId is not { Length: > 0 and <= LongestName } name || DocumentName.Clean(name) != name)
                return (null, Failure.Bad("doc_id phải có từ 1 đến 200 ký tự, không có ký tự điều khiển hay khoảng trắng ở hai đầu"));
            if (file.DataToBeSigned is not { Length: DigestHex } hex || !hex.All(char.IsAsciiHexDigit))
                return (null, Failure.Bad("data_to_be_signed phải là mã băm SHA-256 viết dạng hex (64 ký tự)"));
            hashes.Add(new HashToSign(name, Convert.FromHexString(hex)));
        }

        // Somebody whom no number can be: the same answer as for a number that nobody has.
        if (!CitizenId.TryParse(request.UserId?.Trim(), out var user)) return (null, Failure.SubscriberWrong);
        var description = DocumentName.CleanText(request.TransactionDesc ?? "");
        if (description.Length > LongestDescription) description = description[..LongestDescription];
        return (new SignOrder(user, reference, description, Serial(request.SerialNumber), hashes), null);
    }

    /// <summary>As our certificates' numbers are written; null for none.</summary>
    public static string? Serial(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ToUpperInvariant();
}
