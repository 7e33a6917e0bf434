using SmartCaBot.Desk.Contacts;
using SmartCaBot.Desk.Storing;
using SmartCaBot.Desk.Supervision;
using SmartCaBot.Desk.Tests.Support;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Staff;
using SmartCaBot.Storage.Retention;

namespace SmartCaBot.Desk.Tests;

/// <summary>Wishes to be called back, when there are many of them, and of several offices.</summary>
public sealed class ContactTests(DeskHouse house) : IClassFixture<DeskHouse>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task However_many_another_office_has_ones_own_are_shown_counted_and_leafed_through()
    {
        await Task.WhenAll(Enumerable.Range(0, 201).Select(i => LeaveAsync($"other-{i}", $"web-other-{i}", "mot-cua-8")));
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(Enumerable.Range(0, 51).Select(i => LeaveAsync($"own-{i}", $"web-own-{i}", "mot-cua-9")));
        using var agent = await house.AgentAsync("mot-cua-9");

        var first = await agent.GetAsync("/desk/contacts");
        var last = await agent.GetAsync("/desk/contacts?at=2");

        Assert.Contains("Chưa ai nhận 51", first.Text, StringComparison.Ordinal);
        Assert.Equal(50, Count(first.Html));
        Assert.Contains("Trang 2 / 2", last.Text, StringComparison.Ordinal);
        Assert.Equal(1, Count(last.Html));
        Assert.Equal(51, await CountedAsync("mot-cua-9"));
        Assert.True(await CountedAsync(null) >= 252);
    }

    [Fact]
    public async Task Of_one_conversation_the_latest_three_wishes_are_open_and_none_for_ever()
    {
        for (var i = 0; i < 5; i++)
        {
            await LeaveAsync($"again-{i}", "web-again", null);
            house.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var table = house.Get<ContactTable>();
        Assert.Equal(["again-2", "again-3", "again-4"], (await table.OfConversationAsync("web-again", Cancel)).Select(ticket => ticket.Id));

        house.Clock.Advance(TimeSpan.FromDays(91));
        await house.GetAll<IRetentionRule>().Single(rule => rule.Name == "desk").RunAsync(Cancel);
        Assert.Empty(await table.OfConversationAsync("web-again", Cancel));
        Assert.Equal(0, await table.CountAsync(ContactState.Open, null, Cancel));
    }

    private Task LeaveAsync(string key, string conversation, string? office) => house.Get<IHelpDesk>().TakeContactAsync(
        key,
        new ContactRequest(conversation, "directline", "vi", "general", ContactCause.Closed, "0905123456", null, ContactTime.Morning, house.Clock.GetUtcNow()) { Office = office },
        Cancel);

    private async Task<int> CountedAsync(string? office)
    {
        var now = house.Clock.GetUtcNow();
        var staff = new StaffMember("s", "Chị Giám Sát", new HashSet<StaffRole> { StaffRole.Supervisor }, office, now, now);
        return (await house.Get<FiguresOfToday>().CountAsync(staff, Cancel)).Contacts.Values.Sum();
    }

    private static int Count(string html) => html.Split("handler=Take").Length - 1;
}
