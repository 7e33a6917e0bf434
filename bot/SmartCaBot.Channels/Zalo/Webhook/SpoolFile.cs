using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SmartCaBot.Channels.Keys;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Zalo.Webhook;

/// <summary>
/// Arrivals in a file, one encrypted line each, flushed to the disk before they count. Not shared: each process has its own. Half a line, as a
/// power cut leaves it, was never acknowledged and is passed over.
/// </summary>
internal sealed class SpoolFile(string path, KeyRing keys)
{
    public string Path => path;

    /// <summary>Durable when it returns.</summary>
    public async Task AppendAsync(IEnumerable<Arrival> arrivals, CancellationToken cancellationToken)
    {
        var lines = new StringBuilder();
        // What follows half a line must not be joined to it.
        foreach (var arrival in arrivals) lines.Append('\n').Append(keys.Seal(KeyPurpose.Spool, Write(arrival))).Append('\n');
        await using var file = Open();
        await file.WriteAsync(Encoding.ASCII.GetBytes(lines.ToString()), cancellationToken);
        file.Flush(flushToDisk: true);
    }

    public IReadOnlyList<Arrival> Read() => File.Exists(path) ? [.. File.ReadLines(path).Select(Read).OfType<Arrival>()] : [];

    public void Delete() => File.Delete(path);

    private FileStream Open() => new(path, FileMode.Append, FileAccess.Write, FileShare.Read);

    private Arrival? Read(string line)
    {
        if (line.Length == 0 || keys.Unseal(KeyPurpose.Spool, line) is not { } bytes) return null;
        try
        {
            return JsonSerializer.Deserialize(bytes, SpoolJson.Default.SpooledArrival) is { } spooled ? Read(spooled) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[] Write(Arrival arrival)
    {
        var incoming = arrival.Incoming;
        return JsonSerializer.SerializeToUtf8Bytes(
            new SpooledArrival(
                incoming.ActivityId, incoming.UserId, JsonSerializer.Serialize(incoming.Activity, ActivityJson.Wire.Activity),
                incoming.ReceivedAt, arrival.SentAt),
            SpoolJson.Default.SpooledArrival);
    }

    private static Arrival Read(SpooledArrival spooled) => new(
        new IncomingActivity(
            ZaloIds.Conversation(spooled.UserId), ZaloIds.Channel, spooled.ActivityId, spooled.UserId,
            JsonSerializer.Deserialize(spooled.Activity, ActivityJson.Wire.Activity)!, spooled.ReceivedAt),
        spooled.SentAt);
}

internal sealed record SpooledArrival(string ActivityId, string UserId, string Activity, DateTimeOffset ReceivedAt, long SentAt)
{
    public override string ToString() => "SpooledArrival(***)";
}

[JsonSerializable(typeof(SpooledArrival))]
internal sealed partial class SpoolJson : JsonSerializerContext;
