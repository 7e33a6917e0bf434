namespace SmartCaBot.Signing.Tests.Pdf.Drawing;

/// <summary>Every letter of Vietnamese in both cases, and sentences that use rare ones.</summary>
internal static class VietnameseText
{
    public const string Letters =
        "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵfjwz"
        + "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬBCDĐEÈÉẺẼẸÊỀẾỂỄỆGHIÌÍỈĨỊKLMNOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢPQRSTUÙÚỦŨỤƯỪỨỬỮỰVXYỲÝỶỸỴFJWZ";

    public const string Others = "0123456789.,:;!?()[]/-–—…%“”‘’\"'#&+=<>@*°·₫€";

    public static string[] Sentences { get; } =
    [
        "Quét mã để đăng ký chữ ký số miễn phí",
        "BỘ PHẬN MỘT CỬA · UBND PHƯỜNG BUÔN MA THUỘT · QUẦY SỐ 3",
        "Nguyễn Thuỵ Huỳnh, xã Ea H’đing, huyện Cư M’gar",
    ];
}
