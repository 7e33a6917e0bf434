using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.TestKit.Chats;
using SmartCaBot.TestKit.Simulators;

namespace SmartCaBot.Dialogs.Tests;

/// <summary>What must hold on any path through the dialogs.</summary>
public sealed class WalkTests
{
    private static readonly string[] Form =
    [
        "Tôi đồng ý", "066162004567", "Nguyễn Thị Lan", "15/8/1962", "20/5/2021", "không thời hạn", "0905123456", "không có",
        "Buôn Cô Thôn, phường Buôn Ma Thuột", "Đắk Lắk",
    ];

    private static readonly string[] Texts =
    [
        "gặp người hỗ trợ", "hủy chờ", "5",
        .. Form, "Đăng ký SmartCA", "Ký số file PDF", "quay lại", "hủy", "làm lại", "sửa", "sửa họ tên", "tôi đang ở bước nào", "tiếp tục", "giúp",
        "có", "không", "1", "2", "100001", "100002", "100003", "123456", "", "   ", "\u0000", "🙂", "Danh sách dịch vụ công", "Dịch vụ số 18",
        "Có mất phí không", "Gặp nhân viên", "english", "tiếng việt", "Kiểm tra chữ ký số", "Lịch sử ký số", "Thông tin chứng thư số của tôi",
        "Hồ sơ đăng ký của tôi đến đâu rồi", "thời tiết hôm nay", "{name}", "[x](javascript:1)", "ko", "031.1", "１２３４５６",
    ];

    [Fact]
    public async Task Going_back_as_often_as_forward_leads_to_the_start()
    {
        for (var steps = 1; steps <= Form.Length; steps++)
        {
            var partner = new ChatPartner(new SimulatedWorld());
            var start = await partner.SayAsync("Đăng ký SmartCA");
            for (var i = 0; i < steps; i++) Assert.Equal(TurnOutcome.StepAccepted, (await partner.SayAsync(Form[i])).Outcome);
            TurnResult last = start;
            for (var i = 0; i < steps; i++) last = await partner.SayAsync("quay lại");
            Assert.Equal(start.Replies[^1].Text, last.Replies[^1].Text);
            Assert.DoesNotContain(partner.State.Frames[^1].Entries, e => e.Kind == EntryKind.Answer);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task No_path_breaks_the_bot_and_a_turn_that_runs_again_says_the_same(int seed)
    {
        var random = new Random(seed);
        var world = new SimulatedWorld { ApprovesAtOnce = seed % 2 == 0, Mode = seed % 4 == 3 ? RegistrationMode.Guide : RegistrationMode.Enrol };
        var partner = new ChatPartner(world) { CrashesBeforeEachCommit = true };
        if (seed % 3 == 0)
        {
            world.AddCertificate(SimulatedWorld.KnownCitizen);
            partner.Become(SimulatedWorld.KnownCitizen);
        }

        var path = new List<string>();
        for (var i = 0; i < 400; i++)
        {
            var result = await StepAsync(random, world, partner, path);
            Assert.True(result.Error is null, $"{string.Join(" | ", path.TakeLast(12))}: {result.Error}");
            Assert.NotEqual(TurnOutcome.ErrorInternal, result.Outcome);
            // The bot's own words never come between a person's.
            if (partner.State.Owner is ConversationOwner.Waiting or ConversationOwner.Agent)
                Assert.All(result.Replies, reply => Assert.Contains("\"owner\"", reply.ChannelData?.GetRawText() ?? "", StringComparison.Ordinal));
        }

        // A transaction is signed once, however often its turn had to run again.
        Assert.Distinct(world.Signed.Select(s => s.TransactionId));
    }

    private static DeskAvailability[] Availabilities { get; } =
        [new DeskAvailability.None(), new DeskAvailability.NobodyOnDuty(null), new DeskAvailability.Open(2, null, null)];

    private static HandoffCommand[] DeskDoes { get; } =
    [
        new HandoffCommand.Claim(new DeskAgent("lan", "Chị Lan")), new HandoffCommand.PullIn(new DeskAgent("lan", "Chị Lan")),
        new HandoffCommand.Say(new DeskAgent("lan", "Chị Lan"), "Dạ."), new HandoffCommand.Return(new DeskAgent("lan", "Chị Lan")),
        new HandoffCommand.Close(new DeskAgent("lan", "Chị Lan"), CloseReason.Solved), new HandoffCommand.Expire(), new HandoffCommand.Release("lan"),
    ];

    private static async Task<TurnResult> StepAsync(Random random, SimulatedWorld world, ChatPartner partner, List<string> path)
    {
        world.Now += TimeSpan.FromSeconds(random.Next(1, 200));
        if (random.Next(20) == 0) world.SigningIsDown = !world.SigningIsDown;
        if (random.Next(15) == 0) world.HelpDesk.Availability = Availabilities[random.Next(Availabilities.Length)];
        if (random.Next(8) == 0)
        {
            var command = DeskDoes[random.Next(DeskDoes.Length)];
            path.Add(command.GetType().Name);
            return await partner.DeskAsync(command);
        }

        if (random.Next(20) == 0) world.RegistrationIsDown = !world.RegistrationIsDown;
        switch (random.Next(10))
        {
            case 0:
                path.Add("file");
                return await partner.SendFilesAsync((random.Next(3) == 0 ? "hong.pdf" : "don.pdf", 1000));
            case 1:
                path.Add("join");
                return await partner.EventAsync("webchat/join", """{"language":"vi"}""");
            case >= 6 when partner.Buttons.Count > 0:
                var button = partner.Buttons[random.Next(partner.Buttons.Count)];
                if (button.Type == Conversations.Activities.CardAction.OpenUrl) goto default;
                path.Add($"[{button.Title}]");
                return await partner.PressAsync(button);
            default:
                var text = Texts[random.Next(Texts.Length)];
                path.Add(text);
                return await partner.SayAsync(text);
        }
    }
}
