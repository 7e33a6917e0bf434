using System.Globalization;
using System.Text;
using SmartCaBot.Signing.Api.External;

namespace SmartCaBot.Signing.Api.Pages;

/// <summary>One of the documents that a citizen is asked to sign, as far as it can be shown: the pages as pictures, and the file.</summary>
/// <param name="Number">In the request, from 1.</param>
/// <param name="Name">As the client calls it.</param>
/// <param name="Shown">What the client gave us; null where only a digest came.</param>
/// <param name="Pictures">Pages that there are pictures of.</param>
internal sealed record ConfirmDocument(int Number, string Name, PreparedShown? Shown, int Pictures)
{
    /// <param name="body">Is added to.</param>
    /// <param name="page">Address of the page; has nothing in it that HTML would have to escape.</param>
    public void Append(StringBuilder body, string page)
    {
        if (Shown is null) return;
        body.Append("<section><h2>").Append(PageShell.Text(Name)).Append("</h2><p>")
            .Append(Pictures > 0
                ? "Ảnh lấy từ chính tệp sẽ được ký. Anh/chị bấm vào ảnh để xem to hơn."
                : "Ở đây không hiện được ảnh của tài liệu. Anh/chị bấm Mở tệp để xem trước khi ký.")
            .Append("</p>");
        if (Pictures > 0) List(body, page, 1, 1);
        if (Pictures > 1)
        {
            body.Append(CultureInfo.InvariantCulture, $"<details><summary>Xem thêm {Pictures - 1} trang</summary>");
            List(body, page, 2, Pictures);
            body.Append("</details>");
        }

        if (Pictures > 0 && Pictures < Shown.Pages)
            body.Append(CultureInfo.InvariantCulture, $"<p>Tệp có {Shown.Pages} trang, ở đây chỉ hiện {Pictures} trang đầu. Anh/chị bấm Mở tệp để xem hết.</p>");
        if (Pictures > 0 && Shown.SignaturePage > Pictures)
            body.Append(CultureInfo.InvariantCulture, $"<p>Chữ ký và nội dung kèm theo nằm ở trang {Shown.SignaturePage}, không hiện ở đây. Anh/chị bấm Mở tệp để xem trang đó trước khi ký.</p>");
        body.Append(CultureInfo.InvariantCulture, $"<p><a class=\"file\" href=\"{page}/{Number}/file\">Mở tệp</a></p></section>");
    }

    private void List(StringBuilder body, string page, int from, int to)
    {
        body.Append("<ol class=\"pages\">");
        for (var one = from; one <= to; one++)
        {
            body.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{page}/{Number}/page/{one}\"><img loading=\"lazy\" src=\"{page}/{Number}/page/{one}\" ")
                .Append(CultureInfo.InvariantCulture, $"alt=\"Ảnh trang {one} trên {Shown!.Pages} của tài liệu. Không xem được ảnh thì anh/chị bấm Mở tệp.\"></a></li>");
        }

        body.Append("</ol>");
    }
}
