using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.TestKit.Chats;
using SmartCaBot.TestKit.Simulators;

namespace SmartCaBot.Dialogs.Tests;

/// <summary>What a talk leaves behind for the help desk and for the funnel.</summary>
public sealed class HandoffTests
{
    private static readonly string[] Form =
    [
        "đồng ý", "066162004567", "Nguyễn Thị Lan", "15/8/1962", "20/5/2021", "không thời hạn", "0905 123 456", "không có",
        "Buôn Cô Thôn, phường Buôn Ma Thuột", "Đắk Lắk", "đúng", "100001",
    ];

    private readonly SimulatedWorld _world = new();
    private readonly ChatPartner _partner;

    public HandoffTests()
    {
        _world.HelpDesk.Availability = new DeskAvailability.Open(1, null, null);
        _partner = new ChatPartner(_world) { CrashesBeforeEachCommit = true };
    }

    [Fact]
    public async Task Three_misses_offer_a_person_who_is_told_why()
    {
        for (var i = 0; i < 3; i++) await _partner.SayAsync("xyz qwerty asdf");
        await _partner.PressAsync("Gặp người hỗ trợ");
        var opened = (await _partner.PressAsync("Bỏ qua")).Case!;
        Assert.Equal((HandoffReason.NotUnderstood, null), (opened.Reason, opened.Words));
    }

    [Fact]
    public async Task A_wish_to_be_called_back_holds_what_was_agreed_to()
    {
        _world.HelpDesk.Availability = new DeskAvailability.Closed(_world.Now.AddHours(12));
        await _partner.SayAsync("đăng ký chữ ký số");
        await _partner.SayAsync("đồng ý");
        foreach (var words in new[] { "gặp người hỗ trợ", "có", "hỏi về thẻ 066162004567", "+84 905 123 456", "buổi sáng" }) await _partner.SayAsync(words);
        Assert.Empty(_world.HelpDesk.Contacts);
        await _partner.SayAsync("tôi đồng ý");

        var wish = Assert.Single(_world.HelpDesk.Contacts);
        Assert.Equal(
            (ContactCause.Closed, "0905123456", null, ContactTime.Morning, "hỏi về thẻ •••••••••567", "register/citizen-id", _world.Now),
            (wish.Cause, wish.Phone, wish.Email, wish.Time, wish.Words, wish.Step, wish.ConsentAt));
        Assert.DoesNotContain("0905123456", wish.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_came_in_time_and_the_case_is_named_in_the_wish()
    {
        await _partner.SayAsync("gặp người hỗ trợ");
        var opened = (await _partner.SayAsync("hỏi phí")).Case!;
        await _partner.DeskAsync(new HandoffCommand.Expire());
        foreach (var words in new[] { "có", "lan@example.vn", "lúc nào cũng được", "đồng ý" }) await _partner.SayAsync(words);
        var wish = Assert.Single(_world.HelpDesk.Contacts);
        Assert.Equal((ContactCause.WaitedTooLong, opened.Id, "lan@example.vn", "hỏi phí"), (wish.Cause, wish.CaseId, wish.Email, wish.Words));
    }

    [Fact]
    public async Task Who_comes_by_a_printed_code_is_counted_for_it_at_each_step()
    {
        _world.Campaigns.Known["K7M2PQ9AK7M2PQ9A"] = new Campaign("K7M2PQ9AK7M2PQ9A", "tan-lap", "Bộ phận Một cửa", "quầy 3", CampaignStart.Register);
        var reached = new List<string>();
        void Keep(Conversations.Turns.TurnResult result) => reached.AddRange(result.Milestones.Select(m => m.Name));

        Keep(await _partner.EventAsync("webchat/join", """{"code":"K7M2-PQ9A-K7M2-PQ9A"}"""));
        foreach (var answer in Form) Keep(await _partner.SayAsync(answer));
        await _partner.SayAsync("gặp người hỗ trợ");
        Keep(await _partner.SayAsync("cảm ơn cán bộ"));
        await _partner.DeskAsync(new HandoffCommand.Claim(new DeskAgent("lan", "Chị Lan")));
        await _partner.DeskAsync(new HandoffCommand.Close(new DeskAgent("lan", "Chị Lan"), CloseReason.Solved));
        Keep(await _partner.SayAsync("rất hài lòng"));

        Assert.Equal(new CampaignVisit("K7M2PQ9AK7M2PQ9A", "tan-lap", "quầy 3"), _partner.State.Campaign);
        Assert.Equal(
            [
                "started", "step:consent", "step:citizen-id", "step:full-name", "step:birth-date", "step:card-issued", "step:card-expires",
                "step:phone", "step:email", "step:address", "step:province", "step:summary", "dossier", "activated", "handed-over", "satisfied:5",
            ],
            reached);
    }
}
