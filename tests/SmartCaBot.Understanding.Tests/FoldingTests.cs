using System.Text;
using SmartCaBot.Understanding.Text;

namespace SmartCaBot.Understanding.Tests;

public class FoldingTests
{
    [Theory]
    [InlineData("Đăng ký CHỮ KÝ SỐ", "dang ky chu ky so")]
    [InlineData("  ký \t số\r\n ", "ky so")]
    [InlineData("Thừa Thiên–Huế, Đắk Lắk!", "thua thien hue dak lak")]
    [InlineData("ＯＴＰ １２３", "otp 123")]
    [InlineData("ký\u200Bsố", "kyso")]
    [InlineData("a\u0000b", "anh ban")]
    [InlineData("", "")]
    public void Folds(string text, string folded) => Assert.Equal(folded, Folding.Fold(text));

    [Theory]
    [InlineData("ko dc", "khong duoc")]
    [InlineData("dk cks onl", "dang ky chu ky so online")]
    [InlineData("mất sổ BHXH", "mat so bao hiem xa hoi")]
    [InlineData("cccd", "can cuoc cong dan")]
    [InlineData("hok bik j z", "khong biet gi vay")]
    public void Writes_short_forms_out(string text, string folded) => Assert.Equal(folded, Folding.Fold(text));

    [Fact]
    public void Composed_and_decomposed_text_fold_alike() =>
        Assert.Equal(Folding.Fold("Chữ ký số điện tử"), Folding.Fold("Chữ ký số điện tử".Normalize(NormalizationForm.FormD)));
}
