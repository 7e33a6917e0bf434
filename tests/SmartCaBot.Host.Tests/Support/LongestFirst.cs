using SmartCaBot.Host.Tests.Support;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace SmartCaBot.Host.Tests.Support;

/// <summary>What takes most of a minute comes first, so that nothing waits for it alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [nameof(Switching.SwitchTests), Authorisation.HostInside.Collection, nameof(Running.MainJobTests)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(one => Long.Any(name => one.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)))];
}
