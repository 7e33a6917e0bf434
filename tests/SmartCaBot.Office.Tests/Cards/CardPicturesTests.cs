using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Office.Storing;
using SmartCaBot.Office.Tests.Dossiers;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Storage.Retention;

namespace SmartCaBot.Office.Tests.Cards;

[Collection(DossierHouse.Collection)]
public sealed class CardPicturesTests(DossierHouse house) : IClassFixture<DossierHouse>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ICardPictures Pictures => house.App.Services.GetRequiredService<ICardPictures>();

    private IFileStore Files => house.App.Services.GetRequiredService<IFileStore>();

    [Fact]
    public async Task A_picture_is_kept_once_without_its_file_and_takes_the_place_of_the_one_before()
    {
        var sent = await SendAsync("c1", TestPictures.Jpeg());
        var first = await Pictures.TakeAsync("c1:1/a", "c1", CardSide.Front, sent, Cancel);
        var again = await Pictures.TakeAsync("c1:1/a", "c1", CardSide.Front, sent, Cancel);
        var second = await Pictures.TakeAsync("c1:2/a", "c1", CardSide.Front, await SendAsync("c1", TestPictures.Png()), Cancel);

        Assert.Equal(CardPictureOutcome.Taken, first.Outcome);
        Assert.Equal(first, again);
        Assert.Null(await Files.OpenAsync("c1", sent.Id, Cancel));
        Assert.False(await Pictures.AreKeptAsync([first.PictureId!], Cancel));
        Assert.True(await Pictures.AreKeptAsync([second.PictureId!], Cancel));
        Assert.Equal(1, await FilesAsync("card-" + second.PictureId));
        Assert.Equal(0, await FilesAsync("card-" + first.PictureId));
    }

    [Fact]
    public async Task What_an_officer_cannot_read_is_refused_with_its_reason_and_not_kept()
    {
        (byte[] Content, CardPictureOutcome Outcome)[] cases =
        [
            ("%PDF-1.7"u8.ToArray(), CardPictureOutcome.NotAPicture), (TestPictures.Heic(), CardPictureOutcome.PhoneFormat),
            (TestPictures.Jpeg(640, 480), CardPictureOutcome.TooSmall), (TestPictures.Png(9000, 9000), CardPictureOutcome.TooLarge),
            (new byte[(15 * 1024 * 1024) + 1], CardPictureOutcome.TooLarge), (TestPictures.WebP()[..60], CardPictureOutcome.Damaged),
        ];
        foreach (var (content, outcome) in cases)
        {
            var sent = await SendAsync("c2", content);
            Assert.Equal(new CardPictureTaken(outcome), await Pictures.TakeAsync($"c2:{outcome}{content.Length}", "c2", CardSide.Front, sent, Cancel));
            Assert.Null(await Files.OpenAsync("c2", sent.Id, Cancel));
        }

        await Pictures.TakeAsync("c2:front", "c2", CardSide.Front, await SendAsync("c2", TestPictures.Jpeg()), Cancel);
        var same = await Pictures.TakeAsync("c2:back", "c2", CardSide.Back, await SendAsync("c2", TestPictures.Jpeg()), Cancel);
        Assert.Equal(CardPictureOutcome.SameAsOther, same.Outcome);
        var gone = await Pictures.TakeAsync("c2:gone", "c2", CardSide.Back, new ReceivedFile("0123456789abcdef0123456789abcdef", "a.jpg", "image/jpeg", 1), Cancel);
        Assert.Equal(CardPictureOutcome.Damaged, gone.Outcome);
    }

    [Fact]
    public async Task Pictures_go_some_time_after_the_decision_and_loose_ones_after_a_week_unless_a_hold_keeps_them()
    {
        var rule = house.App.Services.GetServices<IRetentionRule>().Single(known => known.Name == "card-pictures");
        var (dossier, tied) = await WithPictureAsync("c3");
        var (_, held) = await WithPictureAsync("c4");
        var loose = (await Pictures.TakeAsync("c5:1", "c5", CardSide.Front, await SendAsync("c5", TestPictures.Jpeg()), Cancel)).PictureId!;
        await HoldAsync("c4");

        house.App.Clock.Advance(TimeSpan.FromDays(8));
        await rule.RunAsync(Cancel);
        await house.App.Storage.Maintenance.DeleteFilesOlderThanAsync(TimeSpan.FromDays(1), Cancel);
        Assert.False(await Pictures.AreKeptAsync([loose], Cancel));
        Assert.Equal((1, 1, 0), (await FilesAsync("card-" + tied), await FilesAsync("card-" + held), await FilesAsync("card-" + loose)));

        Assert.Equal(DecisionOutcome.Done, await house.Enrolment.ApproveAsync(dossier, new Officer("canbo", CitizenId.Parse("066180000999")), null, Cancel));
        await house.App.Storage.Database.WriteAsync(session => session.ExecuteAsync("UPDATE dossiers SET state = 'Refused' WHERE id IN (SELECT dossier_id FROM card_pictures WHERE id = $1)", held), Cancel);
        await rule.RunAsync(Cancel);
        house.App.Clock.Advance(TimeSpan.FromDays(29));
        await rule.RunAsync(Cancel);
        Assert.True(await Pictures.AreKeptAsync([tied], Cancel));
        house.App.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await rule.RunAsync(Cancel));
        Assert.Equal((0, 1), (await FilesAsync("card-" + tied), await FilesAsync("card-" + held)));
        Assert.True(await Pictures.AreKeptAsync([held], Cancel));
    }

    [Fact]
    public async Task An_erased_conversation_takes_its_pictures_along_and_a_dossiers_are_not_dropped()
    {
        var (_, tied) = await WithPictureAsync("c6");
        await Pictures.DropAsync([tied], Cancel);
        Assert.True(await Pictures.AreKeptAsync([tied], Cancel));

        var part = new CardPicturesOfConversation();
        var shelves = await house.App.Storage.Database.WriteAsync(session => part.ShelvesAsync(session, "c6"), Cancel);
        var rows = await house.App.Storage.Database.WriteAsync(session => part.EraseAsync(session, "c6"), Cancel);

        Assert.Equal(["card-" + tied], shelves);
        Assert.Equal(1, rows);
        Assert.Null(await part.ExportAsync("c6", Cancel));
        Assert.Contains(house.App.Services.GetServices<IConversationPart>(), known => known is CardPicturesOfConversation);
    }

    private async Task<(Guid Dossier, string Picture)> WithPictureAsync(string conversation)
    {
        var picture = (await Pictures.TakeAsync($"{conversation}:1", conversation, CardSide.Front, await SendAsync(conversation, TestPictures.Jpeg()), Cancel)).PictureId!;
        var dossier = (await house.SubmitAsync(pictures: [picture])).Id;
        await Pictures.TieAsync([picture], conversation, dossier, Cancel);
        return (dossier, picture);
    }

    private ValueTask<ReceivedFile> SendAsync(string conversation, byte[] content) =>
        Files.SaveAsync(null, conversation, "anh.jpg", "image/jpeg", (target, token) => target.WriteAsync(content, token), Cancel);

    private async Task<int> FilesAsync(string shelf) => (await house.App.Storage.Database.ReadAsync(
        session => session.ListAsync("SELECT count(*) FROM files WHERE conversation_id = $1", row => (int)row.Int64(0), shelf), Cancel))[0];

    private Task<int> HoldAsync(string conversation) => house.App.Storage.Database.WriteAsync(
        session => session.ExecuteAsync("INSERT INTO holds (id, kind, target, conversation_id, reason, placed_by, placed_at) VALUES ('h1', 'conversation', $1, $1, 'r', 'a', 0)", conversation), Cancel);
}
