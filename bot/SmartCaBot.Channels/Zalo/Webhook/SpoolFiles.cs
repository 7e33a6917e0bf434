using SmartCaBot.Channels.Keys;

namespace SmartCaBot.Channels.Zalo.Webhook;

/// <summary>The spool's folder: this process's file, and those that earlier ones left.</summary>
internal sealed class SpoolFiles(string directory, KeyRing keys)
{
    private const string Pattern = "zalo-*.spool";

    private readonly SpoolFile _own = new(Path.Combine(directory, $"zalo-{Guid.NewGuid():N}.spool"), keys);
    private IReadOnlyList<SpoolFile> _left = [];

    /// <summary>What earlier processes left, in no order; the folder is made when it is not there.</summary>
    public IEnumerable<Arrival> ReadLeft()
    {
        Directory.CreateDirectory(directory);
        _left = [.. Directory.EnumerateFiles(directory, Pattern).Select(path => new SpoolFile(path, keys))];
        return _left.SelectMany(file => file.Read());
    }

    /// <summary>Durable when it returns.</summary>
    public Task AppendAsync(IEnumerable<Arrival> arrivals, CancellationToken cancellationToken) => _own.AppendAsync(arrivals, cancellationToken);

    public void DeleteLeft()
    {
        foreach (var file in _left) file.Delete();
        _left = [];
    }

    public void DeleteAll()
    {
        DeleteLeft();
        _own.Delete();
    }
}
