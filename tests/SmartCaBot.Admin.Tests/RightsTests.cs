using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Ports;
using SmartCaBot.StaffKit;

namespace SmartCaBot.Admin.Tests;

/// <summary>Seeing and erasing what is kept of a conversation, and what a hold keeps.</summary>
public sealed class RightsTests(AdminHouse house) : IClassFixture<AdminHouse>
{
    private const string Number = "079099000012";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IConversationStore Conversations => house.App.Services.GetRequiredService<IConversationStore>();

    [Fact]
    public async Task A_copy_holds_what_was_said_and_no_number_in_full()
    {
        await TalkAsync("copy");
        using var admin = await house.AdministratorAsync();

        var page = await admin.PostAsync("/admin/conversations?handler=Export", ("Conversation", "copy"), ("Reason", AdminHouse.Reason));

        Assert.StartsWith("application/json", page.Headers["Content-Type"], StringComparison.Ordinal);
        var copy = JsonElement.Parse(page.Html);
        Assert.Equal("tôi muốn ký", copy.GetProperty("transcript")[0].GetProperty("text").GetString());
        Assert.Equal(1, copy.GetProperty("files").GetArrayLength());
        Assert.Contains("•••", copy.GetProperty("underWay")[0].GetProperty("answers").GetProperty("citizen-id").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Number, page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_erasure_takes_two_and_leaves_nothing_but_a_log_that_verifies()
    {
        await TalkAsync("erase");
        using var first = await house.AdministratorAsync();
        using var second = await house.AdministratorAsync();

        var asked = await first.PostAsync("/admin/conversations?handler=Erase", ("Conversation", "erase"), ("Reason", AdminHouse.Reason));
        Assert.Contains("Một quản trị viên khác cần xác nhận", asked.Text, StringComparison.Ordinal);
        var link = Link(asked, "/admin/conversations/erasures/");
        Assert.Contains("chờ xác nhận", (await first.PostAsync("/admin/conversations?handler=Erase", ("Conversation", "erase"), ("Reason", AdminHouse.Reason))).Text, StringComparison.Ordinal);
        var own = await first.PostAsync(link, ("act", "confirm"), ("Reason", AdminHouse.Reason));
        Assert.Contains("không tự xác nhận được", own.Text, StringComparison.Ordinal);
        Assert.NotNull(await Conversations.LoadAsync("erase", Cancel));

        var done = await second.PostAsync(link, ("act", "confirm"), ("Reason", AdminHouse.Reason));

        Assert.Contains("Đã xóa cuộc trò chuyện", done.Text, StringComparison.Ordinal);
        Assert.Null(await Conversations.LoadAsync("erase", Cancel));
        Assert.Empty(await Conversations.ReadTranscriptAsync("erase", 0, 10, Cancel));
        Assert.Equal(0, await house.App.Services.GetRequiredService<IFileStore>().BytesSinceAsync("erase", DateTimeOffset.MinValue.AddYears(1970), Cancel));
        Assert.Equal(HttpStatusCode.NotFound, (await second.PostAsync(link, ("act", "confirm"), ("Reason", AdminHouse.Reason))).Status);
        Assert.IsType<AuditVerdict.Intact>(await AuditVerifier.VerifyAsync(
            house.App.Services.GetRequiredService<IAuditStore>(), house.Platform.Find(), Cancel));
    }

    [Fact]
    public async Task A_hold_on_a_dossier_keeps_its_conversation_from_erasure_until_it_is_lifted()
    {
        await TalkAsync("held");
        var dossier = Guid.NewGuid();
        house.Platform.Dossiers[dossier] = "held";
        using var admin = await house.AdministratorAsync();
        await admin.GetAsync("/admin/retention");

        Assert.Contains("Không có cuộc trò chuyện", (await HoldAsync(admin, "Dossier", Guid.NewGuid().ToString())).Text, StringComparison.Ordinal);
        var held = await HoldAsync(admin, "Dossier", dossier.ToString());
        Assert.Contains("Đã giữ lại", held.Text, StringComparison.Ordinal);
        Assert.Contains("đang được giữ rồi", (await HoldAsync(admin, "Dossier", dossier.ToString())).Text, StringComparison.Ordinal);
        var refused = await admin.PostAsync("/admin/conversations?handler=Erase", ("Conversation", "held"), ("Reason", AdminHouse.Reason));
        Assert.Contains("đang được giữ lại", refused.Text, StringComparison.Ordinal);

        var lift = Link(held, "/admin/retention/holds/");
        Assert.Contains("Lý do cần", (await admin.PostAsync(lift, ("Reason", "x"))).Text, StringComparison.Ordinal);
        Assert.Contains("Đã bỏ giữ", (await admin.PostAsync(lift, ("Reason", AdminHouse.Reason))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(lift)).Status);
        Assert.Contains(
            "cần xác nhận", (await admin.PostAsync("/admin/conversations?handler=Erase", ("Conversation", "held"), ("Reason", AdminHouse.Reason))).Text,
            StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Rules_tell_what_they_are_for_and_run_when_asked()
    {
        using var admin = await house.AdministratorAsync();
        var page = await admin.GetAsync("/admin/retention");
        Assert.Contains("Để người dân quay lại làm tiếp việc đang dở", page.Text, StringComparison.Ordinal);

        house.App.Clock.Advance(TimeSpan.FromSeconds(1));
        await admin.PostAsync("/admin/retention?handler=Run", ("rule", "inbox"));
        var runs = house.App.Services.GetRequiredService<Retention.RetentionRuns>();
        while ((await runs.LastAsync(Cancel)).All(run => run is not { Rule: "inbox", IsAsked: true, EndedAt: not null }))
            await Task.Delay(50, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsync("/admin/retention?handler=Run", ("rule", "nothing"))).Status);
    }

    private static Task<StaffPage> HoldAsync(StaffDriver admin, string what, string target) =>
        admin.PostAsync("/admin/retention?handler=Hold", ("What", what), ("Target", target), ("Reason", AdminHouse.Reason));

    private static string Link(StaffPage page, string path) => path + page.Html.Split(path)[1].Split('"')[0];

    private async Task TalkAsync(string id)
    {
        var now = house.App.Clock.GetUtcNow();
        var said = new Activity { Type = ActivityTypes.Message, Id = id + "-1", Text = "tôi muốn ký", From = new ChannelAccount { Id = "u", Role = Roles.User } };
        var frame = new Frame("register", $"{id}:0.0") { Entries = [new Entry("citizen-id", EntryKind.Answer, $"\"{Number}\"")] };
        await Conversations.CommitAsync(
            new TurnCommit(
                new IncomingActivity(id, "directline", id + "-1", "u", said, now), 0, ConversationState.New with { Frames = [frame] },
                [new TranscriptEntry(1, said, Visible: true, now, TurnOutcome.Answered)], []),
            Cancel);
        await house.App.Services.GetRequiredService<IFileStore>().SaveAsync(
            null, id, "don.pdf", "application/pdf", (stream, cancel) => stream.WriteAsync(new byte[] { 1 }, cancel), Cancel);
    }
}
