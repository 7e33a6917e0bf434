using SmartCaBot.Signing.Api.Pages;
using SmartCaBot.Signing.Authenticators;
using SmartCaBot.Staff.SecondFactor;

namespace SmartCaBot.Host.Pages.Authenticators;

/// <summary>The forms as HTML: no script, nothing from elsewhere. The app's key is in one answer and in none after it.</summary>
internal static class AuthenticatorPage
{
    public static IResult AskWho(AuthenticatorNote note) => Page("Ghép ứng dụng xác thực", note, """
        <p>Anh/chị dùng ứng dụng xác thực (Google Authenticator, Microsoft Authenticator, …) để xác nhận ký số ở các hệ thống liên kết.</p>
        <form method="post" autocomplete="off"><label for="citizen">Số căn cước</label>
        <input id="citizen" name="citizen" inputmode="numeric" maxlength="20" required>
        <button class="primary" name="act" value="who">Gửi mã cho tôi</button></form>
        """);

    public static IResult AskCode(Guid check, AuthenticatorNote note) => Page("Nhập mã và đặt mật khẩu", note, $"""
        <p>Nếu số căn cước đã có chứng thư số, chúng tôi vừa gửi mã đến điện thoại đã đăng ký.</p>
        <form method="post" autocomplete="off"><input type="hidden" name="check" value="{check}">
        <label for="code">Mã trong tin nhắn</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="20" required>
        <label for="password">Mật khẩu ký số mới</label><p class="hint">Ít nhất 8 ký tự. Anh/chị sẽ nhập cùng mã trong ứng dụng mỗi lần ký.</p>
        <input id="password" name="password" type="password" autocomplete="new-password" maxlength="128" required>
        <label for="again">Nhập lại mật khẩu</label><input id="again" name="again" type="password" autocomplete="new-password" maxlength="128" required>
        <button class="primary" name="act" value="code">Tiếp tục</button></form>
        """);

    public static IResult Show(Guid check, OfferResult.Offered offered, AuthenticatorNote note)
    {
        using var picture = new StringWriter();
        QrPicture.Svg(offered.Address, "Mã QR để ghép ứng dụng xác thực").WriteTo(picture, PageShell.Encoder);
        return Page("Quét mã QR", note, $"""
            <p>Mở ứng dụng xác thực, chọn thêm tài khoản và quét mã này. Mã chỉ hiện một lần, không chụp và không gửi cho ai.</p>
            {picture}<details><summary>Không quét được?</summary><p id="key">{TotpAddress.Spaced(offered.Key)}</p></details>
            {AppForm(check)}
            """);
    }

    public static IResult AskApp(Guid check, AuthenticatorNote note) => Page("Nhập mã trong ứng dụng", note, AppForm(check));

    public static IResult Done() => Page("Đã ghép xong", AuthenticatorNote.None, """
        <p>Từ bây giờ anh/chị xác nhận ký số bằng mật khẩu ký số và mã trong ứng dụng. Mất điện thoại thì làm lại trang này để thay ứng dụng.</p>
        """);

    private static string AppForm(Guid check) => $"""
        <form method="post" autocomplete="off"><input type="hidden" name="check" value="{check}">
        <label for="code">Mã 6 chữ số trong ứng dụng</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="20" required>
        <button class="primary" name="act" value="app">Ghép</button></form>
        """;

    private static string Said(AuthenticatorNote note) => note switch
    {
        AuthenticatorNote.NotANumber => "Số căn cước có 12 chữ số, anh/chị kiểm tra lại.",
        AuthenticatorNote.TooMany => "Đã thử quá nhiều lần, anh/chị chờ một lúc rồi thử lại.",
        AuthenticatorNote.Wrong => "Mã chưa đúng, anh/chị kiểm tra và nhập lại.",
        AuthenticatorNote.Expired => "Đã quá thời gian hoặc nhập sai nhiều lần, anh/chị bắt đầu lại.",
        AuthenticatorNote.PasswordsDiffer => "Hai lần nhập mật khẩu chưa giống nhau.",
        AuthenticatorNote.PasswordWeak => "Mật khẩu quá dễ đoán: cần ít nhất 8 ký tự, không dùng dãy liên tiếp.",
        AuthenticatorNote.NoCertificate => "Chưa có chứng thư số nào đang dùng được.",
        AuthenticatorNote.Unavailable => "Tạm thời chưa thực hiện được, anh/chị thử lại sau ít phút.",
        _ => "",
    };

    private static IResult Page(string title, AuthenticatorNote note, string body)
    {
        var said = Said(note) is { Length: > 0 } text ? $"<p class=\"said bad\" role=\"alert\">{text}</p>" : "";
        return PageShell.Of(title, $"<h1>{title}</h1>{said}{body}", StatusCodes.Status200OK);
    }
}
