using System.Globalization;
using System.Text;
using SmartCaBot.Channels.Zalo.Preparing;
using SmartCaBot.Channels.Zalo.Replies;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Channels.Tests.Zalo;

public sealed class TextTests
{
    private static readonly string[] Pieces =
        ["chữ ký số ", "Đắk Lắk. ", "\n\n", "\n", "a", "👩‍👩‍👧‍👦", "e\u0301", "ộ", " ", "https://example.vn/mot-dia-chi-rat-dai", "; ", "\uD83C\uDDFB\uD83C\uDDF3"];

    [Fact]
    public void Parts_are_short_enough_and_together_say_the_same_whatever_the_text()
    {
        var random = new Random(20261122);
        for (var run = 0; run < 300; run++)
        {
            var longest = random.Next(12, 120);
            var text = string.Concat(Enumerable.Range(0, random.Next(0, 200)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            var parts = TextParts.Of(text, longest);

            Assert.All(parts, part => Assert.InRange(part.Length, 1, longest));
            Assert.All(parts, part => Assert.True(part.IsNormalized(NormalizationForm.FormC)));
            Assert.Equal(Letters(text), string.Concat(parts.Select(Letters)));
            Assert.All(parts, part => Assert.False(char.IsLowSurrogate(part[0]) || char.IsHighSurrogate(part[^1])));
        }
    }

    [Fact]
    public void A_long_text_is_cut_between_paragraphs()
    {
        var paragraph = string.Join(' ', Enumerable.Repeat("đăng ký chữ ký số", 40));
        var text = string.Join("\n\n", Enumerable.Repeat(paragraph, 8));

        var parts = TextParts.Of(text);

        Assert.All(parts, part => Assert.StartsWith("đăng", part, StringComparison.Ordinal));
        Assert.All(parts, part => Assert.EndsWith("số", part, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("**Câu 1/9.** Anh/chị nhập số", "Câu 1/9. Anh/chị nhập số")]
    [InlineData("_Nguồn: VNPT, tháng 11/2023._", "Nguồn: VNPT, tháng 11/2023.")]
    [InlineData("Tệp **don\\_xin\\_viec.pdf**", "Tệp don_xin_viec.pdf")]
    [InlineData("ten_tep.pdf và a_b", "ten_tep.pdf và a_b")]
    [InlineData("- **1.** Đăng ký\n- **2.** Tử", "- 1. Đăng ký\n- 2. Tử")]
    [InlineData("Xem [trang này](https://example.vn/a_b) nhé", "Xem trang này (https://example.vn/a_b) nhé")]
    [InlineData("&lt;script&gt; &amp;c", "<script> &c")]
    [InlineData("# Đề mục\nnội dung", "Đề mục\nnội dung")]
    [InlineData("a\n\n\n\nb", "a\n\nb")]
    public void Marks_go_and_words_stay(string markdown, string plain) => Assert.Equal(plain, PlainText.Of(markdown));

    [Theory]
    [InlineData("1", 1)]
    [InlineData("1.", 1)]
    [InlineData(" 2 ) ", 2)]
    [InlineData("số 1", 1)]
    [InlineData("so 1", 1)]
    [InlineData("số1", 1)]
    [InlineData("câu 3", 3)]
    [InlineData("chọn số 2", 2)]
    [InlineData("một", 1)]
    [InlineData("Mot", 1)]
    [InlineData("năm", 5)]
    [InlineData("１", 1)]
    [InlineData("①", 1)]
    [InlineData("12", 12)]
    [InlineData("so mot", 1)]
    public void A_number_alone_is_a_choice(string text, int place) => Assert.Equal(place, NumberWords.Read(text, letters: false));

    [Theory]
    [InlineData("123456")]
    [InlineData("066162004567")]
    [InlineData("100")]
    [InlineData("15/8/1962")]
    [InlineData("0905 123 456")]
    [InlineData("1 tệp")]
    [InlineData("Nguyễn Văn Ba")]
    [InlineData("một cửa")]
    [InlineData("")]
    public void Codes_dates_numbers_and_sentences_are_not_stolen(string text) => Assert.Null(NumberWords.Read(text, letters: false));

    [Theory]
    [InlineData("a", 1)]
    [InlineData("B.", 2)]
    [InlineData("chọn c", 3)]
    public void A_letter_is_a_choice_where_the_list_has_letters(string text, int place) => Assert.Equal(place, NumberWords.Read(text, letters: true));

    private static string Letters(string text) => string.Concat(
        text.Normalize(NormalizationForm.FormC).Where(c => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Control));
}
