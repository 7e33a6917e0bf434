namespace SmartCaBot.Signing.Api.Sp769;

/// <summary>v1/credentials/get_certificate.</summary>
internal sealed record CertificateRequest(string? SpId, string? SpPassword, string? UserId, string? SerialNumber, string? TransactionId);

/// <summary>v1/signatures/sign; with password and otp, v2/signatures/sign.</summary>
internal sealed record SignRequest(
    string? SpId, string? SpPassword, string? UserId, string? TransactionId, string? TransactionDesc, string? SerialNumber, string? TimeStamp,
    IReadOnlyList<SignFile?>? SignFiles, string? Password = null, string? Otp = null)
{
    public override string ToString() => $"SignRequest({TransactionId})";
}

/// <param name="DataToBeSigned">Hex of a SHA-256 digest.</param>
/// <param name="DocId">Shown to the subscriber.</param>
/// <param name="FileType">pdf, xml, json, word, …; tells nothing that is needed.</param>
/// <param name="SignType">hash.</param>
internal sealed record SignFile(string? DataToBeSigned, string? DocId, string? FileType, string? SignType);

/// <summary>v2/signatures/confirm.</summary>
internal sealed record ConfirmRequest(string? SpId, string? SpPassword, string? UserId, string? Password, string? Sad, string? TransactionId)
{
    public override string ToString() => $"ConfirmRequest({TransactionId})";
}

/// <summary>v1/signatures/sign/{tranId}/status; may be empty.</summary>
internal sealed record StatusRequest(string? SpId, string? SpPassword);
