using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Office.Tests.Cards;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Tests.Dossiers;

/// <summary>The pictures of a card beside what the citizen gave.</summary>
[Collection(DossierHouse.Collection)]
public sealed class DossierPictureTests(DossierHouse house) : IClassFixture<DossierHouse>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_officer_sees_both_sides_as_pictures_and_nothing_else_and_each_opening_is_on_record()
    {
        var (dossier, _) = await WithPicturesAsync(DossierHouse.TanLap, "066190000201");
        using var officer = await house.OfficerAsync(DossierHouse.TanLap);
        var path = "/office/dossiers/" + dossier.Number;

        var page = await officer.GetAsync(path);
        using var front = await officer.Client.GetAsync(new Uri(path + "/card/front", UriKind.Relative), Cancel);
        using var back = await officer.Client.GetAsync(new Uri(path + "/card/back", UriKind.Relative), Cancel);

        Assert.Contains($"src=\"{path}/card/front\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("Có ảnh hai mặt thẻ", page.Text, StringComparison.Ordinal);
        Assert.Contains("nữ, khai sinh tại Đắk Lắk", page.Text, StringComparison.Ordinal);
        Assert.Equal(("image/jpeg", "image/png"), (front.Content.Headers.ContentType!.ToString(), back.Content.Headers.ContentType!.ToString()));
        foreach (var answer in new[] { front, back })
        {
            Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
            Assert.Equal(["sandbox; default-src 'none'"], answer.Headers.GetValues("Content-Security-Policy"));
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.Equal("inline", answer.Content.Headers.ContentDisposition!.DispositionType);
        }

        Assert.DoesNotContain("GPS", await front.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(["side=Front", "side=Back"], await OpeningsAsync(dossier));
    }

    [Fact]
    public async Task Nobody_else_opens_them_and_an_officer_only_a_short_while_after_showing_who_they_are()
    {
        var (dossier, _) = await WithPicturesAsync(DossierHouse.EaKao, "066190000202");
        var path = $"/office/dossiers/{dossier.Number}/card/front";
        using var other = await house.OfficerAsync(DossierHouse.TanLap);
        using var agent = await house.App.SignInAsync(StaffRole.Agent);
        using var stranger = house.App.Stranger();
        using var officer = await house.OfficerAsync(DossierHouse.EaKao);
        house.App.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/office/dossiers/" + dossier.Number)).Status);
        Assert.NotEqual("image/jpeg", await TypeAsync(other, path));
        Assert.NotEqual("image/jpeg", await TypeAsync(agent, path));
        Assert.NotEqual("image/jpeg", await TypeAsync(stranger, path));
        Assert.StartsWith("/staff/confirm", (await officer.GetAsync(path)).Path, StringComparison.Ordinal);
        var page = await officer.GetAsync("/office/dossiers/" + dossier.Number);
        Assert.Contains("Xác thực để xem ảnh", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/card/front", page.Html, StringComparison.Ordinal);
        Assert.Empty(await OpeningsAsync(dossier));
    }

    [Fact]
    public async Task Another_offices_picture_is_not_found_nor_is_one_that_was_never_sent_or_is_gone()
    {
        var (theirs, _) = await WithPicturesAsync(DossierHouse.EaKao, "066190000203");
        var (mine, pictures) = await WithPicturesAsync(DossierHouse.TanLap, "066190000204");
        using var officer = await house.OfficerAsync(DossierHouse.TanLap);
        await house.App.Storage.Database.WriteAsync(session => session.ExecuteAsync("DELETE FROM card_pictures WHERE id = $1", pictures[1]), Cancel);

        foreach (var path in new[] { $"{theirs.Number}/card/front", $"{mine.Number}/card/back", $"{mine.Number}/card/..%2F..", $"{mine.Number}/card/Front", "HS-0000-00/card/front" })
        {
            using var answer = await officer.Client.GetAsync(new Uri("/office/dossiers/" + path, UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Contains("Ảnh thẻ đã được xóa theo thời hạn lưu", (await officer.GetAsync("/office/dossiers/" + mine.Number)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_shares_a_card_or_a_phone_with_others_or_writes_no_accents_is_pointed_out()
    {
        await house.SubmitAsync(citizenId: "066190000301", phone: "0981000001");
        var card = await house.SubmitAsync(citizenId: "066190000301", phone: "0981000002");
        var phone = await house.SubmitAsync(name: "Nguyen Thi Buoi", citizenId: "066190000302", phone: "0981000001");
        using var officer = await house.OfficerAsync();

        var first = await officer.GetAsync("/office/dossiers/" + card.Number);
        var second = await officer.GetAsync("/office/dossiers/" + phone.Number);

        Assert.Contains("Có 1 hồ sơ khác cùng số căn cước", first.Text, StringComparison.Ordinal);
        Assert.Contains("Không có người khác dùng số điện thoại này", first.Text, StringComparison.Ordinal);
        Assert.Contains("Có 1 hồ sơ của người khác dùng số điện thoại này", second.Text, StringComparison.Ordinal);
        Assert.Contains("Họ tên không có dấu nào", second.Text, StringComparison.Ordinal);
    }

    private async Task<(DossierSummary Dossier, string[] Pictures)> WithPicturesAsync(string office, string citizenId)
    {
        var files = house.App.Services.GetRequiredService<IFileStore>();
        var cards = house.App.Services.GetRequiredService<ICardPictures>();
        var ids = new List<string>();
        foreach (var (side, content) in new[] { (CardSide.Front, TestPictures.Jpeg()), (CardSide.Back, TestPictures.Png()) })
        {
            var sent = await files.SaveAsync(null, citizenId, "anh.html", "text/html", (target, token) => target.WriteAsync(content, token), Cancel);
            ids.Add((await cards.TakeAsync($"{citizenId}/{side}", citizenId, side, sent, Cancel)).PictureId!);
        }

        var dossier = await house.SubmitAsync(office, citizenId: citizenId, phone: "0982" + citizenId[^6..], pictures: ids);
        await cards.TieAsync(ids, citizenId, dossier.Id, Cancel);
        return (dossier, [.. ids]);
    }

    private async Task<IReadOnlyList<string>> OpeningsAsync(DossierSummary dossier)
    {
        var found = new List<string>();
        await foreach (var record in house.App.Storage.Audit.ReadAsync(0, Cancel))
            if (record.Event.Kind == AuditKind.CardPictureOpened && record.Event.Reference == dossier.Id.ToString()) found.Add(record.Event.Detail);
        return found;
    }

    private static async Task<string?> TypeAsync(StaffKit.StaffDriver person, string path)
    {
        using var answer = await person.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        return answer.Content.Headers.ContentType?.MediaType;
    }
}
