using SmartCaBot.Host.Setup;
using SmartCaBot.Host.Tests.Support;

namespace SmartCaBot.Host.Tests.Setup;

public sealed class SecretFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_key_is_made_once_and_only_its_owner_can_read_it()
    {
        var path = _folder.File("storage.key");

        var first = SecretFile.Key(path);

        Assert.Equal(32, first.Length);
        Assert.Contains(first, b => b != 0);
        Assert.Equal(first, SecretFile.Key(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task Many_starts_at_once_agree_on_one_key()
    {
        var path = _folder.File("storage.key");

        var keys = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => SecretFile.Key(path))));

        Assert.All(keys, key => Assert.Equal(keys[0], key));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_file_of_another_size_is_not_overwritten()
    {
        var path = _folder.File("storage.key");
        File.WriteAllText(path, "mine");

        Assert.Throws<InvalidDataException>(() => SecretFile.Key(path));
        Assert.Equal("mine", File.ReadAllText(path));
    }

    [Fact]
    public void The_data_directory_is_closed_to_others_even_if_it_was_open()
    {
        if (OperatingSystem.IsWindows()) return;
        var open = Directory.CreateDirectory(_folder.File("data"), (UnixFileMode)0b111_111_111);

        var data = DataDirectory.Open(open.FullName);

        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(data.Root));
        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(data.Keys));
    }

    public void Dispose() => _folder.Dispose();
}
