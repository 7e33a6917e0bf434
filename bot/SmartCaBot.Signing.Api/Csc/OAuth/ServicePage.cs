using Microsoft.AspNetCore.Http;
using SmartCaBot.Signing.Api.Pages;

namespace SmartCaBot.Signing.Api.Csc.OAuth;

/// <summary>Where a citizen lets a client see their certificates: who asks, then two plain forms, who they are and the code that was sent. No script.</summary>
internal static class ServicePage
{
    public const string Path = "/csc/authorize/";

    private const string Title = "Cho phép kết nối";

    public static IResult AskWho(string clientName, ServiceNote note, Uri back) => Page(note, back, $"""
        <p><strong>{PageShell.Text(clientName)}</strong> xin xem chứng thư số của anh/chị và gửi tài liệu để anh/chị ký. Mỗi lần ký anh/chị vẫn xác nhận riêng.</p>
        <form method="post" autocomplete="off"><label for="citizen">Số căn cước</label>
        <input id="citizen" name="citizen" inputmode="numeric" maxlength="20" required>
        <button class="primary" name="act" value="who">Gửi mã cho tôi</button></form>
        {Refuse}
        """);

    public static IResult AskCode(string clientName, ServiceNote note, Uri back) => Page(note, back, $"""
        <p>Nếu số căn cước đã có chứng thư số, chúng tôi vừa gửi mã đến điện thoại đã đăng ký. Nhập mã là anh/chị cho phép <strong>{PageShell.Text(clientName)}</strong> kết nối.</p>
        <form method="post" autocomplete="off"><label for="code">Mã trong tin nhắn</label>
        <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="20" required>
        <button class="primary" name="act" value="code">Cho phép</button></form>
        {Refuse}
        """);

    /// <summary>The same for every link that opens nothing.</summary>
    public static IResult NotFound() => PageShell.Of(
        "Không tìm thấy yêu cầu", "<h1>Không tìm thấy yêu cầu</h1><p>Yêu cầu đã kết thúc hoặc quá hạn. Anh/chị quay lại hệ thống đang dùng và thử lại.</p>",
        StatusCodes.Status404NotFound);

    /// <summary>Nobody to send the citizen back to.</summary>
    public static IResult WrongLink() => PageShell.Of(
        Title, "<h1>Chưa kết nối được</h1><p>Hệ thống anh/chị đang dùng chưa được cấu hình đúng. Anh/chị báo cho nơi vận hành hệ thống đó.</p>",
        StatusCodes.Status400BadRequest);

    private const string Refuse = """
        <form method="post"><button class="quiet" name="act" value="reject">Từ chối</button></form>
        <p class="warn">Không đưa mã này cho bất kỳ ai, kể cả cán bộ.</p>
        """;

    private static IResult Page(ServiceNote note, Uri back, string body)
    {
        var said = note switch
        {
            ServiceNote.NotANumber => "Số căn cước có 12 chữ số, anh/chị kiểm tra lại.",
            ServiceNote.Wrong => "Mã chưa đúng, anh/chị kiểm tra và nhập lại.",
            ServiceNote.Expired => "Đã quá thời gian hoặc nhập sai nhiều lần, anh/chị nhập lại số căn cước.",
            ServiceNote.TooMany => "Đã thử quá nhiều lần, anh/chị chờ một lúc rồi thử lại.",
            ServiceNote.Unavailable => "Tạm thời chưa thực hiện được, anh/chị thử lại sau ít phút.",
            _ => "",
        };
        var alert = said.Length > 0 ? $"<p class=\"said bad\" role=\"alert\">{said}</p>" : "";
        return PageShell.Of(Title, $"<h1>{Title}</h1>{alert}{body}", StatusCodes.Status200OK, back: back);
    }
}
