using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Staff;
using SmartCaBot.StaffKit;
using SmartCaBot.Storage;

namespace SmartCaBot.Benchmarks.Desk;

/// <summary>The help desk of a running host made ready past its pages: accounts, and hours that are open now.</summary>
internal static class DeskOffice
{
    /// <param name="data">The host's data directory.</param>
    /// <param name="agents">How many accounts.</param>
    public static async Task<IReadOnlyList<TestAccount>> PrepareAsync(string data, int agents)
    {
        var options = new StorageOptions { DataDirectory = data, Key = await File.ReadAllBytesAsync(Path.Combine(data, "keys", "storage.key")) };
        await using var storage = await StorageModule.OpenAsync(options, TimeProvider.System, CancellationToken.None);
        await storage.Database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("DELETE FROM desk_hours");
                for (var day = 0; day < 7; day++)
                    await session.ExecuteAsync("INSERT INTO desk_hours (queue, weekday, from_minute, to_minute) SELECT id, $1, 0, 1440 FROM desk_queues", day);
                return await session.ExecuteAsync("UPDATE desk_queues SET wait_limit_seconds = 86400");
            },
            CancellationToken.None);

        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddStorage(storage);
        services.AddStaff(new StaffOptions());
        await using var provider = services.BuildServiceProvider();
        var made = new TestAccount[agents];
        await Parallel.ForEachAsync(Enumerable.Range(0, agents), async (number, _) =>
            made[number] = await TestAccount.AddAsync(provider, $"bench{number}", $"Cán bộ {number}", [StaffRole.Agent]));
        return made;
    }
}
