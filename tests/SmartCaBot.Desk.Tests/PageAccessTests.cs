using SmartCaBot.StaffKit;

namespace SmartCaBot.Desk.Tests;

public sealed class PageAccessTests
{
    [Fact]
    public void Every_page_says_who_may_open_it() => Assert.Empty(PageRules.PagesWithoutPolicy(typeof(DeskModule).Assembly));
}
