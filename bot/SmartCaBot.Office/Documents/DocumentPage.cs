using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Office.Campaigns;
using SmartCaBot.Office.Landing;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Documents;

/// <summary>What the link of a document opens, as HTML without scripts: who sends what, and the way into the chat.</summary>
internal sealed class DocumentPage(PublicServices services, StaffClock clock)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The same for every link that opens nothing.</summary>
    public IResult Nothing() => Page("Liên kết không mở được", new StringBuilder(
        "<p>Liên kết này không đúng, đã hết hạn, đã thu hồi hoặc đã ký xong. Anh/chị hỏi lại nơi gửi.</p>"), StatusCodes.Status404NotFound);

    /// <summary>Before the digits nothing of the document is shown.</summary>
    public IResult AskDigits(string office, bool wrong) => Page($"{office} gửi anh/chị một tài liệu để ký", new StringBuilder()
        .Append(wrong ? "<p class=\"note\" role=\"alert\" id=\"said\">Số chưa đúng. Anh/chị xem lại căn cước. Sai nhiều lần thì liên kết bị khóa.</p>" : "")
        .Append("<form method=\"post\" autocomplete=\"off\"><label for=\"digits\">4 số cuối trên căn cước của anh/chị</label>")
        .Append($"<input id=\"digits\" name=\"digits\" inputmode=\"numeric\" maxlength=\"4\" required{(wrong ? " aria-invalid=\"true\" aria-describedby=\"said\" autofocus" : "")}>")
        .Append("<button class=\"button primary\">Xem tài liệu</button></form>"));

    public IResult Show(string office, HandedRecord record) => Page($"{office} gửi anh/chị một tài liệu để ký", Facts(record)
        .Append("<form method=\"post\"><button class=\"button primary\">Xem và ký</button></form>"));

    /// <summary>The pass is good for one conversation and a quarter of an hour.</summary>
    public IResult Ready(string office, HandedRecord record, string pass) => Page($"{office} gửi anh/chị một tài liệu để ký", Facts(record)
        .Append($"<p><a class=\"button primary\" href=\"/?flow={HandedLinks.Flow}&amp;code={pass}\">Xem và ký trên web</a></p>")
        .Append($"<form method=\"post\" action=\"/co-ban/vao\"><input type=\"hidden\" name=\"flow\" value=\"{HandedLinks.Flow}\"><input type=\"hidden\" name=\"code\" value=\"{pass}\"><button class=\"button\">Trang đơn giản cho máy cũ, mạng yếu</button></form>")
        .Append("<p class=\"soft\">Trợ lý cho anh/chị xem lại tài liệu và hỏi mã xác nhận trước khi ký. Không ký cũng được.</p>"));

    private StringBuilder Facts(HandedRecord record)
    {
        var html = new StringBuilder("<dl>");
        void Fact(string label, string value) => html.Append($"<dt>{label}</dt><dd>{Encode(value)}</dd>");
        Fact("Người gửi", record.Paper.OfficerName);
        Fact("Tài liệu", record.Paper.FileName);
        Fact("Độ dài", record.Paper.Length);
        if (record.Paper.Word.Length > 0) Fact("Lời nhắn", record.Paper.Word);
        Fact("Ký trước", clock.Full(record.ExpiresAt));
        return html.Append("</dl>");
    }

    private LandingAnswer Page(string title, StringBuilder body, int status = StatusCodes.Status200OK) => new(
        $"""
        <!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>{Encode(title)}</title><link rel="icon" href="data:,"><style>{LandingStyle.Text}</style></head><body><main><h1>{Encode(title)}</h1>{body}<p class="warn">Không đưa mã xác nhận (OTP) cho bất kỳ ai, kể cả cán bộ.</p></main><footer><p>Không chắc ai gửi? Gọi <a href="tel:{services.Hotline}">{services.Hotline}</a> (miễn phí) trước khi ký.</p></footer></body></html>
        """,
        status);

    private static string Encode(string text) => Encoder.Encode(text);
}
