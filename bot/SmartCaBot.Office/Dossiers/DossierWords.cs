using SmartCaBot.Signing.Enrolment;

namespace SmartCaBot.Office.Dossiers;

/// <summary>States, outcomes and findings in words.</summary>
internal static class DossierWords
{
    /// <summary>Ready-made reasons; told to the citizen as they stand.</summary>
    public static readonly IReadOnlyList<string> Reasons =
    [
        "Họ tên hoặc ngày sinh chưa khớp với thẻ căn cước.",
        "Số căn cước chưa khớp với thẻ.",
        "Thẻ căn cước đã hết hạn hoặc ngày cấp chưa đúng.",
        "Cán bộ chưa liên lạc được theo số điện thoại đã cho.",
        "Địa chỉ chưa đầy đủ.",
        "Ảnh căn cước mờ, lóa hoặc thiếu góc nên chưa đọc được. Anh/chị đăng ký lại và gửi ảnh rõ hơn.",
        "Anh/chị đang có chứng thư số còn hiệu lực.",
    ];

    public static (string Text, string Kind) Of(DossierState state) => state switch
    {
        DossierState.Submitted => ("Chờ duyệt", "warn"),
        DossierState.Refused => ("Đã từ chối", "bad"),
        DossierState.Approved => ("Đã duyệt, chờ kích hoạt", "info"),
        DossierState.Locked => ("Khóa vì sai mã", "bad"),
        DossierState.Activated => ("Đã kích hoạt", "good"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static (string Text, bool IsDone) Of(DecisionOutcome outcome) => outcome switch
    {
        DecisionOutcome.Done => ("Đã ghi nhận. Người dân được báo ngay.", true),
        DecisionOutcome.FirstApproved => ("Đã duyệt lần một. Cần thêm một cán bộ khác duyệt.", true),
        DecisionOutcome.NeedsAnotherOfficer => ("Anh/chị đã duyệt lần một; lần hai phải là cán bộ khác.", false),
        DecisionOutcome.AlreadyDecided => ("Hồ sơ này đã có người khác xử lý.", false),
        DecisionOutcome.OwnDossier => ("Anh/chị không được xử lý hồ sơ của chính mình hoặc do mình nhập.", false),
        DecisionOutcome.NotFound => ("Không tìm thấy hồ sơ.", false),
        DecisionOutcome.SigningUnavailable => (Unavailable, false),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    public const string Unavailable = "Kho khóa chưa dùng được nên chưa đọc được hồ sơ. Anh/chị thử lại sau ít phút.";

    public const string NoOwnNumber = "Tài khoản của anh/chị chưa có số căn cước nên chưa xử lý được hồ sơ. Anh/chị nhờ quản trị viên bổ sung.";

    public static string Of(DossierDefect defect) => defect switch
    {
        DossierDefect.ConsentMissing => "Chưa có sự đồng ý cho mục đích này.",
        DossierDefect.CitizenIdDisagrees => "Số căn cước không khớp năm sinh.",
        DossierDefect.CardExpired => "Thẻ căn cước đã hết hạn.",
        DossierDefect.CardDatesImpossible => "Ngày cấp hoặc ngày hết hạn của thẻ không hợp lý.",
        DossierDefect.TooYoung => "Người đăng ký chưa đủ tuổi.",
        DossierDefect.AddressIncomplete => "Địa chỉ hoặc tỉnh còn thiếu.",
        _ => throw new ArgumentOutOfRangeException(nameof(defect)),
    };
}
