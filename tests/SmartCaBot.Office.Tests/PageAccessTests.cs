using SmartCaBot.StaffKit;

namespace SmartCaBot.Office.Tests;

public sealed class PageAccessTests
{
    [Fact]
    public void Every_page_says_who_may_open_it() => Assert.Empty(PageRules.PagesWithoutPolicy(typeof(OfficeModule).Assembly));
}
