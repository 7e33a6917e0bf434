using System.Security.Cryptography;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Storage.Tests.Support;
using SmartCaBot.TestKit;

namespace SmartCaBot.Storage.Tests;

public sealed class FileStoreTests(PostgresServer postgres)
{
    private const int Chunk = 64 * 1024;
    private const int Sealed = Chunk + 16;
    private const int Header = 21;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_file_comes_back_to_its_own_conversation_only(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var content = RandomNumberGenerator.GetBytes(1000);
        var saved = await SaveAsync(house, content);
        await house.ReopenAsync();

        var opened = await house.Storage.Files.OpenAsync("c1", saved.Id, Cancel);
        Assert.Equal(saved, opened!.File);
        Assert.Equal(content, await ReadAsync(opened.Content));
        Assert.Null(await house.Storage.Files.OpenAsync("c2", saved.Id, Cancel));
        Assert.Null(await house.Storage.Files.OpenAsync("c1", "../" + saved.Id, Cancel));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task What_a_conversation_stored_lately_is_counted(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        Assert.Equal(0, await house.Storage.Files.BytesSinceAsync("c1", DateTimeOffset.UnixEpoch, Cancel));
        await SaveAsync(house, new byte[1000]);
        await SaveAsync(house, new byte[70]);
        await SaveAsync(house, new byte[5], "c2", "k");

        Assert.Equal(1070, await house.Storage.Files.BytesSinceAsync("c1", DateTimeOffset.UnixEpoch, Cancel));
        Assert.Equal(0, await house.Storage.Files.BytesSinceAsync("c1", DateTimeOffset.MaxValue.AddDays(-1), Cancel));
        Assert.InRange(house.Storage.Files.FreeBytes, 1, long.MaxValue);
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task The_same_key_gives_the_file_stored_before(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);

        var files = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(
            () => SaveAsync(house, [(byte)i], key: "signed:1"), Cancel)));
        var other = await SaveAsync(house, [9], "c2", "signed:1");

        Assert.Single(files.Distinct());
        Assert.NotEqual(files[0].Id, other.Id);
        Assert.Equal(2, Stored(house).Count());
        Assert.NotEqual(await SaveAsync(house, [1]), await SaveAsync(house, [1]));
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(Chunk - 1), InlineData(Chunk), InlineData(Chunk + 1), InlineData((3 * Chunk) + 5)]
    public async Task Any_size_reads_back_from_any_place(int size)
    {
        await using var house = await House.SqliteAsync();
        var content = RandomNumberGenerator.GetBytes(size);
        var saved = await SaveAsync(house, content);
        Assert.Equal(size, saved.Size);

        await using var stream = (await house.Storage.Files.OpenAsync("c1", saved.Id, Cancel))!.Content;
        Assert.Equal(size, stream.Length);
        Assert.Equal(content, await ReadAsync(stream));
        foreach (var start in (int[])[0, size / 2, Math.Max(0, size - 3), Math.Min(size, Chunk - 1)])
        {
            stream.Position = start;
            var rest = new byte[size - start];
            stream.ReadExactly(rest);
            Assert.Equal(content[start..], rest);
        }
        stream.Seek(0, SeekOrigin.End);
        Assert.Equal(0, stream.Read(new byte[1]));
    }

    [Fact]
    public async Task A_write_that_fails_leaves_nothing()
    {
        await using var house = await House.SqliteAsync();

        await Assert.ThrowsAsync<InvalidDataException>(async () => await house.Storage.Files.SaveAsync(
            "k", "c1", "a.pdf", "application/pdf",
            async (stream, cancel) =>
            {
                await stream.WriteAsync(new byte[3 * Chunk], cancel);
                throw new InvalidDataException("the sender hung up");
            },
            Cancel));

        Assert.Empty(Stored(house));
        Assert.Equal(3, (await SaveAsync(house, [1, 2, 3], key: "k")).Size);
    }

    [Fact]
    public async Task A_changed_moved_or_cut_file_is_refused()
    {
        await using var house = await House.SqliteAsync();
        var saved = await SaveAsync(house, RandomNumberGenerator.GetBytes(3 * Chunk));
        var path = Assert.Single(Stored(house));
        var good = await File.ReadAllBytesAsync(path, Cancel);

        var flipped = good.ToArray();
        flipped[Header + Sealed + 7] ^= 1;
        await RefusedAsync(flipped);

        var swapped = good.ToArray();
        good.AsSpan(Header, Sealed).CopyTo(swapped.AsSpan(Header + Sealed));
        good.AsSpan(Header + Sealed, Sealed).CopyTo(swapped.AsSpan(Header));
        await RefusedAsync(swapped);

        // Cut at a chunk's end, with the row made to agree: only the last-chunk flag tells.
        await house.ExecuteAsync("UPDATE files SET size = @size", new { size = 2 * Chunk });
        await RefusedAsync(good[..(Header + (2 * Sealed))]);
        await house.ExecuteAsync("UPDATE files SET size = @size", new { size = 3 * Chunk });
        await RefusedAsync(good[..^1]);

        var another = await SaveAsync(house, RandomNumberGenerator.GetBytes(3 * Chunk));
        await RefusedAsync(await File.ReadAllBytesAsync(Stored(house).Single(file => file.EndsWith(another.Id, StringComparison.Ordinal)), Cancel));

        await File.WriteAllBytesAsync(path, good, Cancel);
        await using var intact = (await house.Storage.Files.OpenAsync("c1", saved.Id, Cancel))!.Content;
        Assert.Equal(3 * Chunk, (await ReadAsync(intact)).Length);

        async Task RefusedAsync(byte[] bytes)
        {
            await File.WriteAllBytesAsync(path, bytes, Cancel);
            await Assert.ThrowsAnyAsync<CryptographicException>(async () =>
            {
                await using var stream = (await house.Storage.Files.OpenAsync("c1", saved.Id, Cancel))!.Content;
                await ReadAsync(stream);
            });
        }
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Old_files_and_orphans_go_young_ones_stay(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var old = await SaveAsync(house, [1]);
        house.Clock.Advance(TimeSpan.FromDays(30));
        var young = await SaveAsync(house, [2]);
        var orphan = Path.Combine(house.FilesFolder, "ab", "cd", "abcd");
        var interrupted = Path.Combine(house.FilesFolder, "tmp", "half");
        Directory.CreateDirectory(Path.GetDirectoryName(orphan)!);
        foreach (var path in (string[])[orphan, interrupted])
        {
            await File.WriteAllTextAsync(path, "x", Cancel);
            File.SetLastWriteTimeUtc(path, house.Clock.GetUtcNow().UtcDateTime.AddHours(-2));
        }
        File.SetLastWriteTimeUtc(Stored(house).Single(path => path.EndsWith(young.Id, StringComparison.Ordinal)), house.Clock.GetUtcNow().UtcDateTime.AddHours(-2));

        await house.ReopenAsync();
        Assert.False(File.Exists(interrupted));
        Assert.Equal(2, await house.Storage.Maintenance.DeleteFilesOlderThanAsync(TimeSpan.FromDays(7), Cancel));

        Assert.EndsWith(young.Id, Assert.Single(Stored(house)), StringComparison.Ordinal);
        Assert.Null(await house.Storage.Files.OpenAsync("c1", old.Id, Cancel));
        await using var kept = (await house.Storage.Files.OpenAsync("c1", young.Id, Cancel))!.Content;
        Assert.Equal(2, kept.ReadByte());
    }

    private static Task<ReceivedFile> SaveAsync(House house, byte[] content, string conversation = "c1", string? key = null) =>
        house.Storage.Files.SaveAsync(
            key, conversation, "đơn xin.pdf", "application/pdf", (stream, cancel) => stream.WriteAsync(content, cancel), Cancel).AsTask();

    private static async Task<byte[]> ReadAsync(Stream stream)
    {
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Cancel);
        return copy.ToArray();
    }

    private static IEnumerable<string> Stored(House house) =>
        Directory.EnumerateFiles(house.FilesFolder, "*", SearchOption.AllDirectories);
}
