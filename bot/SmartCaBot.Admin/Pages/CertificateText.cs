using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Admin.Pages;

internal static class CertificateText
{
    /// <summary>The codes that fit a citizen's certificate, as a form offers them.</summary>
    public static readonly IReadOnlyList<RevocationReason> Reasons =
    [
        RevocationReason.KeyCompromise, RevocationReason.AffiliationChanged, RevocationReason.Superseded, RevocationReason.CessationOfOperation,
        RevocationReason.Unspecified,
    ];

    public static string Of(CredentialStatus status) => status switch
    {
        CredentialStatus.Active => "Đang hiệu lực",
        CredentialStatus.Suspended => "Tạm dừng",
        CredentialStatus.Revoked => "Đã thu hồi",
        CredentialStatus.Expired => "Hết hạn",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static string Of(RevocationReason reason) => reason switch
    {
        RevocationReason.Unspecified => "Lý do khác",
        RevocationReason.KeyCompromise => "Nghi lộ khóa hoặc mất điện thoại",
        RevocationReason.AuthorityCompromise => "Cơ quan cấp bị lộ khóa",
        RevocationReason.AffiliationChanged => "Thông tin người dùng đã thay đổi",
        RevocationReason.Superseded => "Đã có chứng thư khác thay thế",
        RevocationReason.CessationOfOperation => "Người dùng không dùng nữa",
        RevocationReason.CertificateHold => "Tạm dừng",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
