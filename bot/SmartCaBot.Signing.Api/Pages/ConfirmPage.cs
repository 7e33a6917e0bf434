using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Signing.Authorisation;

namespace SmartCaBot.Signing.Api.Pages;

/// <summary>
/// What an integrator asks a citizen to sign, as HTML: who asks, what for, each document by the name that stands on the integrator's own
/// screen, part of its digest, and its pages where the integrator gave them. No script, nothing from elsewhere.
/// </summary>
internal static class ConfirmPage
{
    /// <summary>As many digits of a digest as people can compare.</summary>
    private const int ShownDigest = 16;

    /// <param name="page">Its address.</param>
    /// <param name="transaction">What waits.</param>
    /// <param name="documents">What is known of its documents.</param>
    /// <param name="signer">The name in the certificate.</param>
    /// <param name="hasApp">They may confirm with their authenticator too.</param>
    /// <param name="until">Local time.</param>
    /// <param name="note">What came of the last action.</param>
    /// <param name="back">Where the citizen is sent when it is done; null: they stay here.</param>
    public static IResult Ask(
        string page, TransactionSummary transaction, IReadOnlyList<ConfirmDocument> documents, string signer, bool hasApp, DateTimeOffset until, ConfirmNote note, Uri? back)
    {
        var requester = transaction.Requester!;
        var body = new StringBuilder("<h1>Xác nhận ký số</h1>");
        var (said, isBad) = Said(note);
        if (said.Length > 0) body.Append(isBad ? "<p class=\"said bad\" role=\"alert\">" : "<p class=\"said\" role=\"status\">").Append(said).Append("</p>");
        body.Append("<p><strong>").Append(PageShell.Text(requester.Name)).Append("</strong> đề nghị anh/chị ký ")
            .Append(CultureInfo.InvariantCulture, $"{transaction.Documents.Count}").Append(" tài liệu dưới đây. Anh/chị chỉ xác nhận khi chính mình đang làm việc này.</p><dl>");
        if (requester.Description.Length > 0) Fact(body, "Nội dung", requester.Description);
        Fact(body, "Người ký", signer);
        Fact(body, "Hạn xác nhận", until.ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture));
        foreach (var document in transaction.Documents)
        {
            Fact(body, "Tài liệu", document.Name);
            Fact(body, "Mã kiểm tra", string.Join(' ', Convert.ToHexStringLower(document.DigestToSign)[..ShownDigest].Chunk(4).Select(four => new string(four))));
        }

        var more = transaction.Signatures - transaction.Documents.Count;
        if (more > 0) Fact(body, "Ký thêm", string.Create(CultureInfo.InvariantCulture, $"tối đa {more} chữ ký nữa cho cùng việc này"));
        body.Append("</dl>");
        foreach (var document in documents) document.Append(body, page);
        var unseen = documents.Count(document => document.Shown is null);
        if (unseen > 0)
        {
            body.Append("<p>Hệ thống <strong>").Append(PageShell.Text(requester.Name)).Append("</strong> chỉ gửi mã kiểm tra")
                .Append(unseen < documents.Count ? string.Create(CultureInfo.InvariantCulture, $" của {unseen} tài liệu còn lại") : "")
                .Append(", không gửi nội dung tài liệu. Vì vậy trang này không hiện được. Trước khi ký, anh/chị xem tài liệu ở đó, và so mã kiểm tra nếu nơi ấy có ghi.</p>");
        }

        body.Append(transaction.State == TransactionState.Prepared ? Send : Code);
        if (hasApp) body.Append(App);
        body.Append("""
            <form method="post"><button class="quiet" name="act" value="reject">Từ chối ký</button></form>
            <p class="warn">Không đưa mã này cho bất kỳ ai, kể cả cán bộ.</p>
            """);
        return PageShell.Of("Xác nhận ký số", body.ToString(), StatusCodes.Status200OK, back: back, pictures: unseen < documents.Count);
    }

    public static IResult Over(TransactionSummary transaction) => transaction.State switch
    {
        TransactionState.Signed => Notice("Đã ký xong", "Chữ ký đã được gửi cho nơi đề nghị. Anh/chị có thể đóng trang này.", StatusCodes.Status200OK),
        TransactionState.Authorised => Notice("Đã xác nhận", "Nơi đề nghị sẽ nhận chữ ký của anh/chị. Anh/chị có thể đóng trang này.", StatusCodes.Status200OK),
        TransactionState.Cancelled => Notice("Đã từ chối ký", "Không có gì được ký. Anh/chị có thể đóng trang này.", StatusCodes.Status200OK),
        TransactionState.Locked => Notice(
            "Yêu cầu đã bị khóa", "Mã bị nhập sai nhiều lần nên chúng tôi đã hủy yêu cầu này. Không có gì được ký.", StatusCodes.Status200OK),
        _ => Notice("Yêu cầu đã hết hạn", "Không có gì được ký. Nếu vẫn cần ký, anh/chị thực hiện lại ở nơi đề nghị.", StatusCodes.Status200OK),
    };

    /// <summary>The same for every link that opens nothing.</summary>
    public static IResult NotFound() => Notice(
        "Không tìm thấy yêu cầu", "Đường dẫn không đúng hoặc không còn dùng được. Anh/chị mở lại tin nhắn mới nhất.", StatusCodes.Status404NotFound);

    /// <summary>What belongs to a page and is not kept any more.</summary>
    public static IResult FileGone() => Notice(
        "Không mở được tệp", "Tệp này không còn được giữ ở đây. Anh/chị xem tài liệu ở nơi đề nghị trước khi ký.", StatusCodes.Status404NotFound);

    private const string Code = """
        <form method="post" autocomplete="off"><label for="code">Mã xác nhận</label>
        <p class="hint" id="hint">Nhập 6 chữ số trong tin nhắn chúng tôi vừa gửi cho anh/chị.</p>
        <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="20" required aria-describedby="hint">
        <button class="primary" name="act" value="enter">Ký</button></form>
        <form method="post"><button name="act" value="resend">Gửi lại mã</button></form>
        """;

    /// <summary>Where nobody has asked for a code yet.</summary>
    private const string Send = """
        <form method="post"><p class="hint">Chúng tôi gửi mã xác nhận đến điện thoại anh/chị đã đăng ký.</p><button class="primary" name="act" value="resend">Gửi mã cho tôi</button></form>
        """;

    private const string App = """
        <form method="post" autocomplete="off"><label for="password">Hoặc dùng ứng dụng xác thực: mật khẩu ký số</label>
        <input id="password" name="password" type="password" autocomplete="current-password" maxlength="128" required>
        <label for="app-code">Mã trong ứng dụng</label>
        <input id="app-code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="20" required>
        <button name="act" value="app">Ký bằng ứng dụng xác thực</button></form>
        """;

    private static (string Text, bool IsBad) Said(ConfirmNote note) => note switch
    {
        ConfirmNote.Wrong => ("Mã chưa đúng, anh/chị kiểm tra và nhập lại.", true),
        ConfirmNote.WrongApp => ("Mật khẩu hoặc mã chưa đúng. Mỗi mã trong ứng dụng chỉ dùng được một lần.", true),
        ConfirmNote.Expired => ("Mã đã hết hạn, anh/chị bấm \"Gửi lại mã\".", true),
        ConfirmNote.Locked => ("Ứng dụng xác thực đang tạm khóa vì nhập sai nhiều lần, anh/chị thử lại sau.", true),
        ConfirmNote.Sent => ("Đã gửi mã mới cho anh/chị.", false),
        ConfirmNote.TooSoon => ("Mã vừa được gửi, anh/chị chờ một chút rồi thử lại.", true),
        ConfirmNote.NoMore => ("Đã gửi đủ số lần cho yêu cầu này, anh/chị dùng mã gần nhất.", true),
        ConfirmNote.Unavailable => ("Tạm thời chưa ký được, anh/chị thử lại sau ít phút. Chưa có gì được ký.", true),
        ConfirmNote.Certificate => ("Chứng thư số của anh/chị đang tạm dừng hoặc không còn hiệu lực nên không ký được.", true),
        _ => ("", false),
    };

    private static void Fact(StringBuilder body, string label, string value) =>
        body.Append("<div><dt>").Append(label).Append("</dt><dd>").Append(PageShell.Text(value)).Append("</dd></div>");

    private static IResult Notice(string title, string text, int status) => PageShell.Of(title, $"<h1>{title}</h1><p>{text}</p>", status);
}
