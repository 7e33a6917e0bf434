namespace SmartCaBot.Signing.Api.Sp769;

/// <summary>
/// Why a request is refused, as the interface knows it. The HTTP status is the same; the message begins with the code's name, and what
/// follows is for the integrator's developers.
/// </summary>
internal sealed record Failure(int Status, string Message)
{
    public static readonly Failure ClientWrong = new(401, "SP_CREDENTIAL_INVALID: sp_id hoặc sp_password không đúng, hoặc không được phép dùng chức năng này");

    public static readonly Failure SubscriberWrong = new(401, "SP_CREDENTIAL_INVALID: tài khoản thuê bao không đúng");

    public static readonly Failure SubscriberLocked = new(401, "SP_CREDENTIAL_INVALID: tài khoản thuê bao đang tạm khóa, vui lòng thử lại sau");

    public static readonly Failure CertificateUnusable = new(403, "CREDENTIAL_STATUS_INVALID: chứng thư số không còn hiệu lực hoặc đang tạm dừng");

    public static readonly Failure TransactionUnknown = Bad("không có giao dịch này");

    public static readonly Failure TransactionTaken = Bad("transaction_id đã được dùng cho một yêu cầu khác");

    public static readonly Failure TransactionClosed = Bad("giao dịch đã kết thúc hoặc hết hạn");

    public static readonly Failure TooMany = new(429, "TOO_MANY_REQUESTS: quá nhiều yêu cầu, vui lòng thử lại sau");

    public static readonly Failure Unavailable = new(500, "SERVER_INTERNAL_ERROR: tạm thời chưa ký được, vui lòng thử lại sau");

    public static Failure Bad(string what) => new(400, "BAD_REQUEST: " + what);
}
