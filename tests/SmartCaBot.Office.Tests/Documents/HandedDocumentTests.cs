using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Office.Tests.Support;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Pdf.Drawing;
using SmartCaBot.Signing.Pdf.Fonts;
using SmartCaBot.Storage.Audit;
using SmartCaBot.Storage.Retention;

namespace SmartCaBot.Office.Tests.Documents;

/// <summary>From the officer's upload to the file that the citizen gives back.</summary>
public sealed partial class HandedDocumentTests(OfficeHouse house) : IClassFixture<OfficeHouse>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IHandedDocuments Documents => house.Service<IHandedDocuments>();

    [Fact]
    public async Task The_whole_life_of_a_document()
    {
        var path = await SendAsync(word: "Nhờ bác <b>ký</b> giúp");
        Assert.Contains("Chưa mở", await ListAsync(), StringComparison.Ordinal);

        using var browser = Browser();
        var shown = await ReadAsync(await browser.GetAsync(path, Cancel));
        Assert.Contains("Bộ phận Một cửa UBND phường Tân Lập gửi anh/chị", shown, StringComparison.Ordinal);
        Assert.Contains("giay-uy-quyen.pdf", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>ký", shown, StringComparison.Ordinal);
        Assert.Contains("Đã mở", await ListAsync(), StringComparison.Ordinal);

        var pass = Pass(await ReadAsync(await browser.PostAsync(path, Form(), Cancel)));
        var taken = await Documents.TakeAsync("conversation-1", pass, Cancel);
        Assert.NotNull(taken);
        Assert.Equal(taken, await Documents.TakeAsync("conversation-1", pass, Cancel));
        Assert.Null(await Documents.TakeAsync("conversation-2", pass, Cancel));

        await Documents.SignedAsync(taken.Id, "conversation-1", Cancel);
        var waiting = await house.Officer.GetAsync($"/office/documents/{taken.Id}");
        Assert.Contains("chưa đồng ý gửi lại", waiting.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Officer.GetAsync($"/office/documents/{taken.Id}/signed")).Status);

        var signed = await house.Service<IFileStore>().SaveAsync(
            null, "conversation-1", "giay-uy-quyen-da-ky.pdf", "application/pdf", async (output, token) => await output.WriteAsync("%PDF-signed"u8.ToArray(), token), Cancel);
        Assert.True(await Documents.GiveBackAsync(taken.Id, "conversation-1", signed, Cancel));
        var answer = await house.Officer.Client.GetAsync($"/office/documents/{taken.Id}/signed", Cancel);
        Assert.Equal("%PDF-signed", await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Other.GetAsync($"/office/documents/{taken.Id}/signed")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Other.GetAsync($"/office/documents/{taken.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path, Cancel)).StatusCode);
        var record = Assert.Single(await RecordsAsync(AuditKind.SignedDocumentDownloaded, taken.Id));
        Assert.Equal("staff:" + house.Officer.Account!.Id, record.Event.Actor);
    }

    [Fact]
    public async Task A_documents_citizen_has_it_in_their_copy_and_its_conversation_takes_it_along_with_both_files()
    {
        var path = await SendAsync(word: "Gọi 0912345678 khi xong");
        using var browser = Browser();
        var taken = (await Documents.TakeAsync("conversation-9", Pass(await ReadAsync(await browser.PostAsync(path, Form(), Cancel))), Cancel))!;
        await Documents.SignedAsync(taken.Id, "conversation-9", Cancel);
        var signed = await house.Service<IFileStore>().SaveAsync(
            null, "conversation-9", "da-ky.pdf", "application/pdf", async (output, token) => await output.WriteAsync("%PDF"u8.ToArray(), token), Cancel);
        await Documents.GiveBackAsync(taken.Id, "conversation-9", signed, Cancel);
        var part = Assert.Single(house.App.Services.GetServices<IConversationPart>(), part => part.Name == "documents");

        var copy = (await part.ExportAsync("conversation-9", Cancel))!.AsArray()[0]!;
        Assert.Equal(("giay-uy-quyen.pdf", true), (copy["file"]!.GetValue<string>(), copy["signedFileGivenBack"]!.GetValue<bool>()));
        Assert.DoesNotContain("0912345678", copy["word"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(await part.ExportAsync("conversation-10", Cancel));

        var shelf = Assert.Single(await house.Database.ReadAsync(session => part.ShelvesAsync(session, "conversation-9"), Cancel));
        Assert.Equal(2, await FilesAsync(shelf));
        Assert.Equal(1, await house.Database.WriteAsync(session => part.EraseAsync(session, "conversation-9"), Cancel));
        Assert.Equal(HttpStatusCode.NotFound, (await house.Officer.GetAsync($"/office/documents/{taken.Id}")).Status);
    }

    [Fact]
    public async Task Before_the_right_digits_nothing_is_shown_and_tries_are_few()
    {
        var path = await SendAsync(digits: "4567");
        using var browser = Browser();
        var asked = await ReadAsync(await browser.GetAsync(path, Cancel));
        Assert.DoesNotContain("giay-uy-quyen", asked, StringComparison.Ordinal);
        Assert.Contains("4 số cuối", asked, StringComparison.Ordinal);

        Assert.Contains("Số chưa đúng", await ReadAsync(await browser.PostAsync(path, Form(("digits", "0000")), Cancel)), StringComparison.Ordinal);
        var right = await ReadAsync(await browser.PostAsync(path, Form(("digits", " 4567 ")), Cancel));
        Assert.Contains("giay-uy-quyen.pdf", right, StringComparison.Ordinal);

        for (var i = 0; i < 4; i++) await browser.PostAsync(path, Form(("digits", $"111{i}")), Cancel);
        var locked = await browser.PostAsync(path, Form(("digits", "4567")), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, locked.StatusCode);
        Assert.Null(await Documents.TakeAsync("conversation-3", Pass(right), Cancel));
    }

    [Fact]
    public async Task Many_guesses_at_once_are_no_more_than_five()
    {
        var path = await SendAsync(digits: "9876");
        using var browser = Browser();
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => browser.PostAsync(path, Form(("digits", $"{1000 + i}")), Cancel)));

        Assert.InRange(answers.Count(answer => answer.StatusCode == HttpStatusCode.OK), 0, 5);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync(path, Form(("digits", "9876")), Cancel)).StatusCode);
    }

    [Fact]
    public async Task What_is_over_withdrawn_or_guessed_looks_the_same()
    {
        var over = await SendAsync();
        house.App.Clock.Advance(TimeSpan.FromSeconds(1));
        var withdrawn = await SendAsync();
        var id = DocumentId().Match((await house.Officer.GetAsync("/office/documents")).Html).Groups[1].Value;
        await house.Officer.PostAsync($"/office/documents/{id}?handler=Withdraw");
        await house.Officer.PostAsync($"/office/documents/{id}?handler=Withdraw");
        Assert.Equal("staff:" + house.Officer.Account!.Id, Assert.Single(await RecordsAsync(AuditKind.DocumentWithdrawn, id)).Event.Actor);
        using var browser = Browser();
        var ofWithdrawn = await ReadAsync(await browser.GetAsync(withdrawn, Cancel));
        house.App.Clock.Advance(TimeSpan.FromDays(3));
        var ofOver = await ReadAsync(await browser.GetAsync(over, Cancel));
        house.App.Clock.Advance(-TimeSpan.FromDays(3));
        var ofGuessed = await ReadAsync(await browser.GetAsync("/d/AAAAAAAAAAAAAAAAAAAAAAAAAAA", Cancel));

        Assert.Contains("Liên kết không mở được", ofOver, StringComparison.Ordinal);
        Assert.Equal(ofOver, ofGuessed);
        Assert.Equal(ofOver, ofWithdrawn);
    }

    [Fact]
    public async Task A_refusal_to_sign_is_seen_and_a_later_signature_counts()
    {
        using var browser = Browser();
        var pass = Pass(await ReadAsync(await browser.PostAsync(await SendAsync(), Form(), Cancel)));
        var taken = (await Documents.TakeAsync("conversation-5", pass, Cancel))!;

        await Documents.DeclinedAsync(taken.Id, "conversation-5", Cancel);
        Assert.Contains("Từ chối ký", (await house.Officer.GetAsync($"/office/documents/{taken.Id}")).Text, StringComparison.Ordinal);
        await Documents.SignedAsync(taken.Id, "conversation-6", Cancel);
        Assert.Contains("Từ chối ký", (await house.Officer.GetAsync($"/office/documents/{taken.Id}")).Text, StringComparison.Ordinal);
        await Documents.SignedAsync(taken.Id, "conversation-5", Cancel);
        Assert.Contains("Đã ký", (await house.Officer.GetAsync($"/office/documents/{taken.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_checked_as_in_the_chat_and_names_lose_their_path()
    {
        var refused = await PostAsync("hoa-don.pdf", "<html>not a pdf</html>"u8.ToArray());
        var named = await PostAsync("..\\..\\etc/<img src=x>.pdf", Pdf());
        var tooMuch = await house.Officer.PostAsync(
            "/office/documents/new", [("Digits", "12a4"), ("Days", "8"), ("Word", new string('x', 301))], [("Upload", "a.pdf", Pdf())]);

        var word = await PostAsync("tờ khai.docx", await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Documents", "to-khai.docx"), Cancel));

        Assert.Contains("Tệp này chưa ký được", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Word (.docx)", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Đã tạo liên kết", word.Text, StringComparison.Ordinal);
        Assert.Contains("Đã tạo liên kết", named.Text, StringComparison.Ordinal);
        var listed = await house.Officer.GetAsync("/office/documents");
        Assert.DoesNotContain("<img src=x", listed.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("etc/", listed.Html, StringComparison.Ordinal);
        Assert.Contains("đúng 4 chữ số", tooMuch.Text, StringComparison.Ordinal);
        Assert.Contains("từ 1 đến 7 ngày", tooMuch.Text, StringComparison.Ordinal);
        Assert.Contains("dài quá 300", tooMuch.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_the_link_nor_what_is_personal_stands_in_the_database()
    {
        var path = await SendAsync(word: "Lời nhắn riêng", digits: "1357");
        var rows = await house.Database.ReadAsync(
            session => session.ListAsync(
                "SELECT link_hash, protected_paper FROM handed_documents", row => row.Text(0) + System.Text.Encoding.UTF8.GetString(row.Bytes(1))), Cancel);

        Assert.DoesNotContain(rows, row => row.Contains(path[3..], StringComparison.Ordinal) || row.Contains("riêng", StringComparison.Ordinal) || row.Contains("1357", StringComparison.Ordinal));
    }

    private async Task<string> SendAsync(string word = "", string digits = "")
    {
        var page = await house.Officer.PostAsync(
            "/office/documents/new", [("Word", word), ("Digits", digits), ("Days", "2")], [("Upload", "giay-uy-quyen.pdf", Pdf())]);
        return Link().Match(page.Html).Groups[1].Value is { Length: > 0 } path ? path : throw new InvalidOperationException(page.Text);
    }

    private Task<StaffKit.StaffPage> PostAsync(string name, byte[] content) =>
        house.Officer.PostAsync("/office/documents/new", [("Days", "2")], [("Upload", name, content)]);

    private async Task<IReadOnlyList<AuditRecord>> RecordsAsync(AuditKind kind, string reference) =>
        await house.App.Storage.AuditSearch.FindAsync(new AuditQuery(Kind: kind, Reference: reference), long.MaxValue, 10, Cancel);

    private async Task<long> FilesAsync(string shelf) => (await house.Database.ReadAsync(
        session => session.ListAsync("SELECT count(*) FROM files WHERE conversation_id = $1", row => row.Int64(0), shelf), Cancel))[0];

    private async Task<string> ListAsync() => (await house.Officer.GetAsync("/office/documents")).Text;

    private HttpClient Browser()
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = house.App.Address };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Linux; Android 13) Chrome/120");
        return client;
    }

    private static byte[] Pdf()
    {
        var drawing = new PdfDrawing("Giấy uỷ quyền", "vi-VN");
        drawing.AddPage(595, 842).Text(VietnameseFonts.Regular, 14, PdfColour.Black, 60, 80, "Giấy uỷ quyền");
        return drawing.ToArray();
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static async Task<string> ReadAsync(HttpResponseMessage answer) => await answer.Content.ReadAsStringAsync(Cancel);

    private static string Pass(string html) => PassOf().Match(html).Groups[1].Value;

    [GeneratedRegex(@"trolykyso\.daklak\.example(/d/[\w-]{27})")]
    private static partial Regex Link();

    [GeneratedRegex(@"\?flow=document&amp;code=([\w-]{27})")]
    private static partial Regex PassOf();

    [GeneratedRegex("/office/documents/([0-9a-f]{32})")]
    private static partial Regex DocumentId();
}
