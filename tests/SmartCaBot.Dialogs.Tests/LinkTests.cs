using System.Text.Json;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.TestKit.Chats;
using SmartCaBot.TestKit.Simulators;

namespace SmartCaBot.Dialogs.Tests;

/// <summary>Two conversations of one person; each turn is lost once before it commits, and each event comes late.</summary>
public sealed class LinkTests
{
    private readonly SimulatedWorld _world = new();
    private readonly Queue<(ChatPartner To, ConversationEvent Event)> _onTheWay = new();
    private readonly ChatPartner _web;
    private readonly ChatPartner _zalo;

    public LinkTests()
    {
        _web = new ChatPartner(_world, "web", "directline") { CrashesBeforeEachCommit = true };
        _zalo = new ChatPartner(_world, "zalo", "zalo") { CrashesBeforeEachCommit = true };
    }

    [Fact]
    public async Task Unfinished_work_is_in_one_conversation_or_on_its_way()
    {
        await BeginRegistrationAsync();
        Keep(await _web.SayAsync("liên kết"));
        Keep(await _zalo.SayAsync("#SC AAAA-2222"));
        await DeliverAsync();
        await DeliverAsync();
        Keep(await _zalo.PressAsync("Làm tiếp ở đây"));
        Assert.Equal((1, 0), (Registrations(_web), Registrations(_zalo)));

        await DeliverAsync();
        Assert.Equal((0, 0), (Registrations(_web), Registrations(_zalo)));
        Assert.Contains("066162004567", _onTheWay.Peek().Event.Value.GetRawText(), StringComparison.Ordinal);

        await DeliverAsync();
        Assert.Equal((0, 1), (Registrations(_web), Registrations(_zalo)));
        Assert.Empty(_onTheWay);
    }

    [Fact]
    public async Task What_ended_before_it_was_asked_for_is_not_moved()
    {
        await BeginRegistrationAsync();
        Keep(await _web.SayAsync("liên kết"));
        Keep(await _zalo.SayAsync("#SC AAAA-2222"));
        await DeliverAsync();
        await DeliverAsync();
        Keep(await _web.SayAsync("hủy"));
        Keep(await _zalo.PressAsync("Làm tiếp ở đây"));
        await DeliverAsync();
        var told = await DeliverAsync();

        Assert.Contains("vừa xong hoặc đã dừng", told.Replies[0].Text, StringComparison.Ordinal);
        Assert.Equal((0, 0), (Registrations(_web), Registrations(_zalo)));
    }

    [Fact]
    public async Task A_code_shown_to_somebody_else_is_refused()
    {
        Keep(await _web.SayAsync("liên kết"));
        Keep(await _web.SayAsync("kết thúc phiên"));
        _web.Become(SimulatedWorld.KnownCitizen);
        Keep(await _zalo.SayAsync("#SC AAAA-2222"));
        await DeliverAsync();
        await DeliverAsync();

        Assert.Null(_zalo.State.Person);
        Assert.Empty(_zalo.State.Links);
        Assert.Empty(_web.State.Links);
    }

    [Fact]
    public async Task A_code_shown_before_somebody_said_who_they_are_is_refused()
    {
        Keep(await _web.SayAsync("liên kết"));
        _web.Become(SimulatedWorld.KnownCitizen);
        Keep(await _zalo.SayAsync("#SC AAAA-2222"));
        await DeliverAsync();
        await DeliverAsync();

        Assert.Null(_zalo.State.Person);
        Assert.Empty(_zalo.State.Links);
    }

    [Theory]
    [InlineData("kết thúc phiên")]
    [InlineData(null)]
    public async Task Work_that_was_moved_outlives_the_session_it_came_from(string? leave)
    {
        await BeginRegistrationAsync();
        Keep(await _web.SayAsync("liên kết"));
        Keep(await _zalo.SayAsync("#SC AAAA-2222"));
        await DeliverAsync();
        await DeliverAsync();
        Keep(await _zalo.PressAsync("Làm tiếp ở đây"));
        await DeliverAsync();
        await DeliverAsync();
        _web.World.Now += leave is null ? TimeSpan.FromMinutes(31) : TimeSpan.Zero;

        Keep(await _web.SayAsync(leave ?? "chữ ký số là gì"));
        await DeliverAsync();

        Assert.Empty(_zalo.State.Links);
        Assert.Equal(1, Registrations(_zalo));
    }

    [Fact]
    public async Task News_of_a_conversation_that_is_not_linked_changes_nothing()
    {
        await BeginRegistrationAsync();
        foreach (var name in new[] { BotEvents.WorkAsked, BotEvents.LinkReady, BotEvents.WorkMoved, BotEvents.LinkEnded })
        {
            var result = await _web.EventAsync(name, """{"Conversation":"stranger","Channel":"zalo","Person":{"Subject":"x","Name":"Y"},"Work":"sign"}""");
            Assert.Empty(result.Outbox);
            Assert.Null(_web.State.Person);
        }

        Assert.Equal(1, Registrations(_web));
    }

    private static int Registrations(ChatPartner chat) => chat.State.Frames.Count(f => f.Dialog == DialogNames.Register);

    private async Task BeginRegistrationAsync()
    {
        await _web.SayAsync("đăng ký chữ ký số");
        await _web.PressAsync("Tôi đồng ý");
        await _web.SayAsync("066162004567");
    }

    private void Keep(TurnResult result)
    {
        foreach (var message in result.Outbox)
            _onTheWay.Enqueue((message.Recipient == "web" ? _web : _zalo, JsonSerializer.Deserialize<ConversationEvent>(message.Payload)!));
    }

    private async Task<TurnResult> DeliverAsync()
    {
        var (to, notice) = _onTheWay.Dequeue();
        var result = await to.EventAsync(notice.Name, notice.Value.GetRawText());
        Keep(result);
        return result;
    }
}
