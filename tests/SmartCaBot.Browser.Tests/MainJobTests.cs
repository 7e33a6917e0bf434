using SmartCaBot.Browser.Tests.Hosting;
using SmartCaBot.Browser.Tests.Pages;
using SmartCaBot.Browser.Tests.People;

namespace SmartCaBot.Browser.Tests;

/// <summary>One person, from the first visit to the signed file: a PDF on a phone, a Word document on a computer.</summary>
public sealed class MainJobTests(Site site)
{
    public static TheoryData<Screen> Screens => [Screen.Phone, Screen.Computer];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_citizen_asks_registers_and_signs(Screen screen)
    {
        var citizen = Citizen.Next();
        await using var visitor = await Visitor.ComeAsync(site, screen);
        var chat = await visitor.OpenChatAsync();
        await chat.HearAsync("Anh/chị cần việc gì ạ?");
        await chat.ShowAsync("01-greeting");

        await chat.SayAsync("Xác nhận tình trạng hôn nhân làm online được không", "toàn trình");
        await chat.ShowAsync("02-service");

        await RegisterAsync(chat, citizen);
        var activation = await site.Inbox.CodeAsync(citizen.Phone, seen: 0);
        await chat.ShowAsync("07-activation");
        await chat.EnterCodeAsync(activation, "chúc mừng anh/chị");
        await chat.ShowAsync("08-activated");

        await SignAsync(chat, citizen, activation, isWord: screen == Screen.Computer);
        visitor.Watch.AssertClean();
    }

    private static async Task RegisterAsync(ChatPage chat, Citizen citizen)
    {
        await chat.ChooseMenuAsync("register.start");
        await chat.HearAsync("Anh/chị có đồng ý không?");
        await chat.ShowAsync("03-consent");
        await chat.PressAsync("Tôi đồng ý", "Câu 1/9");
        await chat.SayAsync("06616200", "Số căn cước gồm 12 chữ số");
        await chat.SayAsync(citizen.Id, "Câu 2/9");
        await chat.ShowAsync("04-form");
        await chat.SayAsync("Nguyễn Thị Lam", "Câu 3/9");

        await chat.SayAsync("Có mất phí không?", "Câu 3/9");
        await chat.FindAsync("miễn phí");

        await chat.Page.ReloadAsync();
        await chat.ReadyAsync();
        await chat.HearAsync("Câu 3/9");
        await chat.SayAsync(Citizen.BirthDate, "Câu 4/9");
        await chat.ShowAsync("05-after-refresh");

        await chat.SayAsync(Citizen.CardIssued, "Câu 5/9");
        await chat.PressAsync("Không thời hạn", "Câu 6/9");
        await chat.SayAsync(citizen.Phone, "Câu 7/9");
        await chat.PressAsync("Tôi không có email", "Câu 8/9");
        await chat.SayAsync(Citizen.Address, "Câu 9/9");
        await chat.PressAsync("Đắk Lắk", "Anh/chị kiểm tra lại giúp tôi");
        await chat.ShowAsync("06-summary");
        await chat.PressAsync("Sửa thông tin", "Anh/chị muốn sửa mục nào?");
        await chat.ShowAsync("06-which-to-correct");
        await chat.PressAsync("Họ tên", "Câu 2/9");
        await chat.SayAsync(Citizen.Name, "Họ tên: Nguyễn Thị Lan");
        await chat.PressAsync("Đúng, gửi hồ sơ", "nhập mã kích hoạt");
    }

    private async Task SignAsync(ChatPage chat, Citizen citizen, string activation, bool isWord)
    {
        var paper = isWord ? WordPaper.Read() : PaperPdf.Make();
        await chat.ChooseMenuAsync("sign.start");
        await chat.HearAsync("gửi tài liệu cần ký");
        await chat.ShowAsync("09-send-file");
        await (isWord ? chat.SendFileAsync(WordPaper.Name, paper, WordPaper.MediaType) : chat.SendFileAsync(PaperPdf.Name, paper));
        await chat.HearAsync("Anh/chị có đồng ý ký không?");
        await chat.ShowAsync("10-confirm");

        var seen = await site.Inbox.CountAsync(citizen.Phone);
        await chat.PressAsync("Đồng ý ký", "Anh/chị nhập mã xác nhận");
        var code = await site.Inbox.CodeAsync(citizen.Phone, seen);
        await chat.ShowAsync("11-code");
        await chat.EnterCodeAsync(Wrong(code), "Anh/chị nhập mã xác nhận");
        await chat.FindAsync("Mã chưa đúng");
        await chat.ShowAsync("12-wrong-code");
        await chat.EnterCodeAsync(code, "Đã ký xong");
        await chat.ShowAsync("13-signed");

        await (isWord ? CheckWordAsync(chat) : CheckFileAsync(chat, paper));
        var everything = await chat.EverythingAsync();
        Assert.DoesNotContain(code, everything, StringComparison.Ordinal);
        Assert.DoesNotContain(activation, everything, StringComparison.Ordinal);
    }

    private static async Task CheckFileAsync(ChatPage chat, byte[] paper)
    {
        var download = await chat.Page.RunAndWaitForDownloadAsync(() => chat.Files.Last.ClickAsync());
        Assert.Equal("Đơn đề nghị xác nhận cư trú-da-ky.pdf", download.SuggestedFilename);
        var file = await download.PathAsync();
        Assert.Equal(paper, (await File.ReadAllBytesAsync(file))[..paper.Length]);
        var verdict = await PdfSig.CheckAsync(file);
        Assert.Contains("Signature is Valid", verdict, StringComparison.Ordinal);
        Assert.Contains("Total document signed", verdict, StringComparison.Ordinal);
        Assert.Contains(Citizen.Name, verdict, StringComparison.Ordinal);
    }

    private static async Task CheckWordAsync(ChatPage chat)
    {
        var download = await chat.Page.RunAndWaitForDownloadAsync(() => chat.Files.Last.ClickAsync());
        Assert.Equal("Tờ khai đăng ký-da-ky.docx", download.SuggestedFilename);
        var signed = await File.ReadAllBytesAsync(await download.PathAsync());
        var (valid, signer) = Assert.Single(await WordPaper.CheckAsync(signed));
        Assert.True(valid);
        Assert.Contains(Citizen.Name, signer, StringComparison.Ordinal);

        await chat.SayAsync("kiểm tra chữ ký", "gửi tài liệu đã ký");
        await chat.SendFileAsync(download.SuggestedFilename, signed, WordPaper.MediaType);
        await chat.HearAsync("Chữ ký hợp lệ");
    }

    private static string Wrong(string code) => (code[0] == '9' ? '0' : (char)(code[0] + 1)) + code[1..];
}
