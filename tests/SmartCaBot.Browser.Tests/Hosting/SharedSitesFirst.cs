using SmartCaBot.Browser.Tests.Hosting;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(SharedSitesFirst))]

namespace SmartCaBot.Browser.Tests.Hosting;

/// <summary>Tests that share a site run one after the other and take longest together: they come first, so that nothing waits for them at the end.</summary>
public sealed class SharedSitesFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(one => one.TestCollectionDisplayName is Office.OfficeSite.Newest or Office.OfficeSite.Others or Desk.DeskSite.Name)];
}
