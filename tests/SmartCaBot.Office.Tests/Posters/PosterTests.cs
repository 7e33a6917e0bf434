using SmartCaBot.Office.Campaigns;
using SmartCaBot.Office.Posters;
using SmartCaBot.Office.Tests.Support;

namespace SmartCaBot.Office.Tests.Posters;

/// <summary>Posters and cards as a phone's camera and a reader of PDF see them.</summary>
public sealed class PosterTests
{
    private static readonly Uri Host = new("https://trolykyso.daklak.example");

    public static TheoryData<string> Starts => [.. OfficeContent.Services.Steps.Select(step => step.ToString())];

    [Theory]
    [MemberData(nameof(Starts))]
    public void The_code_of_every_poster_and_card_is_read(string start)
    {
        using var tool = new Tool();
        var text = Text(start);

        Assert.Equal(text.Url, tool.Scan(PosterSheet.A4(text), 60));
        Assert.Equal(text.Url, tool.Scan(PosterSheet.A6(text), 110));
    }

    [Fact]
    public void The_poster_says_where_what_and_how_and_can_be_copied()
    {
        using var tool = new Tool();
        var text = Text("service:7");
        tool.File("poster.pdf", PosterSheet.A4(text));
        tool.Run("pdftotext", "-layout", "poster.pdf", "text.txt");
        var words = string.Join(' ', tool.Text("text.txt").Split([' ', '\n', '\f'], StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains("Bộ phận Một cửa UBND phường Tân Lập Quầy 3", words, StringComparison.Ordinal);
        Assert.Contains("Cấp lại, đổi, điều chỉnh thông tin trên sổ bảo hiểm xã hội, thẻ bảo hiểm y tế", words, StringComparison.Ordinal);
        Assert.Contains("1 Mở máy ảnh", words, StringComparison.Ordinal);
        Assert.Contains("3 Làm theo từng bước, trên web hoặc Zalo.", words, StringComparison.Ordinal);
        Assert.Contains("1800 1260", words, StringComparison.Ordinal);
        Assert.Contains($"trolykyso.daklak.example/q/{CampaignCode.Shown(Code)}", words, StringComparison.Ordinal);
        Assert.Contains($"#SC {CampaignCode.Shown(Code)}", words, StringComparison.Ordinal);
        Assert.Contains("tháng 11/2023", words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_poster_without_zalo_does_not_speak_of_it()
    {
        var text = new PosterMaker(OfficeContent.Services, new OfficeOptions { PublicUrl = Host }).Of(Campaign("register"), "Xã Ea Kao", Host);

        Assert.Null(text.Word);
        Assert.DoesNotContain(text.Steps, step => step.Contains("“Mở Zalo”", StringComparison.Ordinal));
        Assert.Null(text.Source);
    }

    [Fact]
    public void Both_formats_are_faultless_on_one_page_and_the_same_each_time()
    {
        using var tool = new Tool();
        foreach (var (name, draw, size) in new (string, Func<PosterText, byte[]>, string)[] { ("a4", PosterSheet.A4, "A4"), ("a6", PosterSheet.A6, "297.638 x 419.528") })
        {
            var pdf = draw(Text("register"));
            tool.File($"{name}.pdf", pdf);
            Assert.Equal(0, tool.Run("qpdf", "--check", $"{name}.pdf").Code);
            var info = tool.Run("pdfinfo", $"{name}.pdf").Output;
            Assert.Contains("Pages:           1", info, StringComparison.Ordinal);
            Assert.Contains(size, info, StringComparison.Ordinal);
            Assert.Equal(pdf, draw(Text("register")));
        }
    }

    [Fact]
    public void A_long_name_of_office_and_desk_leaves_the_code_large()
    {
        using var tool = new Tool();
        var text = Text("service:15") with
        {
            Office = "Trung tâm Phục vụ hành chính công và Bộ phận Một cửa liên thông Ủy ban nhân dân xã Cư M’gar, tỉnh Đắk Lắk",
            Desk = "Quầy 12 – Tiếp nhận hồ sơ hộ tịch, chứng thực và bảo trợ xã hội",
        };

        Assert.Equal(text.Url, tool.Scan(PosterSheet.A4(text), 60));
        Assert.Equal(text.Url, tool.Scan(PosterSheet.A6(text), 110));
    }

    private const string Code = "K7M2PQ9ABCDEFGH345";

    private static PosterText Text(string start) => new PosterMaker(
        OfficeContent.Services, new OfficeOptions { PublicUrl = Host, ZaloAccount = "388613280878808645" }).Of(Campaign(start), "Bộ phận Một cửa UBND phường Tân Lập", Host);

    private static PrintedCampaign Campaign(string start) => new(
        Code, "tan-lap", "Quầy 3", StartStep.Read(start)!.Value, OfferedChannels.Web | OfferedChannels.Zalo, DateTimeOffset.UnixEpoch, null, "", "a", DateTimeOffset.UnixEpoch);
}
