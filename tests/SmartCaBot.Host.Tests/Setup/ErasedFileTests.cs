using SmartCaBot.Host.Setup;
using SmartCaBot.Host.Tests.Support;

namespace SmartCaBot.Host.Tests.Setup;

public sealed class ErasedFileTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_read_as_it_was_written_and_a_torn_line_is_nobody()
    {
        using var folder = new TemporaryFolder();
        var data = DataDirectory.Open(folder.Path);
        var (first, second, at) = (Guid.NewGuid(), Guid.NewGuid(), new DateTimeOffset(2026, 11, 22, 1, 2, 3, 456, TimeSpan.Zero));
        using var file = new ErasedFile(data);
        Assert.Empty(await file.ReadAsync(Cancel));

        await file.AddAsync(new Dictionary<Guid, DateTimeOffset> { [first] = at }, Cancel);
        await File.AppendAllTextAsync(Path.Combine(data.Root, ErasedFile.Name), $"{Guid.NewGuid()} 2026-1", Cancel);
        await file.AddAsync(new Dictionary<Guid, DateTimeOffset> { [second] = at.AddDays(1) }, Cancel);

        using var again = new ErasedFile(data);
        Assert.Equal(
            new Dictionary<Guid, DateTimeOffset> { [first] = at, [second] = at.AddDays(1) }.OrderBy(pair => pair.Key),
            (await again.ReadAsync(Cancel)).OrderBy(pair => pair.Key));
    }
}
