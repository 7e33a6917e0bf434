using System.Buffers.Binary;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.TimeStamps;

/// <summary>
/// Serial numbers that never come twice, whatever crashes (RFC 3161 2.4.2): a lease from the database, one a process, and a counter
/// behind it. 16 bytes.
/// </summary>
internal sealed class TimeStampSerials(IAuthorityStore store)
{
    private long _lease;
    private long _last;

    public async ValueTask<byte[]> NextAsync(CancellationToken cancellationToken)
    {
        var lease = Volatile.Read(ref _lease);
        if (lease == 0)
        {
            var fresh = await store.NextLeaseAsync(cancellationToken);
            lease = Interlocked.CompareExchange(ref _lease, fresh, 0) is var earlier and not 0 ? earlier : fresh;
        }
        var serial = new byte[16];
        BinaryPrimitives.WriteInt64BigEndian(serial, lease);
        BinaryPrimitives.WriteInt64BigEndian(serial.AsSpan(8), Interlocked.Increment(ref _last));
        serial[0] = 0x40; // of one length, and positive
        return serial;
    }
}
