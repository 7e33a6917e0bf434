using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace SmartCaBot.Benchmarks.Web;

/// <summary>A WebSocket client (RFC 6455) that only listens: ten thousand of them must cost less than what they measure.</summary>
internal sealed class RawWebSocket : IDisposable
{
    private const int MaxFrame = 1024 * 1024;
    private const byte Text = 1;
    private const byte Close = 8;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[2048];
    private int _length;

    /// <param name="url">ws://127.0.0.1:…</param>
    /// <param name="from">Another address of this machine where one has too few ports.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="IOException">The server did not switch protocols.</exception>
    public async Task OpenAsync(Uri url, IPAddress from, CancellationToken cancellationToken)
    {
        _socket.Bind(new IPEndPoint(from, 0));
        await _socket.ConnectAsync(IPAddress.Parse(url.Host), url.Port, cancellationToken);
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        await _socket.SendAsync(
            Encoding.ASCII.GetBytes(
                $"GET {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"),
            cancellationToken);
        int end;
        while ((end = _buffer.AsSpan(0, _length).IndexOf("\r\n\r\n"u8)) < 0)
            if (!await FillAsync(cancellationToken)) throw new IOException("The server closed the connection.");
        if (!_buffer.AsSpan(0, _length).StartsWith("HTTP/1.1 101"u8)) throw new IOException(Encoding.ASCII.GetString(_buffer, 0, Math.Min(_length, 200)));
        Drop(end + 4);
    }

    /// <summary>Gives every text frame to <paramref name="hear"/> until the connection ends.</summary>
    public async Task ListenAsync(Action<ReadOnlyMemory<byte>> hear, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                while (TryFrame(out var opcode, out var start, out var size))
                {
                    if (opcode == Close) return;
                    if (opcode == Text && size > 0) hear(_buffer.AsMemory(start, size));
                    Drop(start + size);
                }

                if (!await FillAsync(cancellationToken)) return;
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The server went away, or the benchmark is over.
        }
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>Frames of a server are not masked.</summary>
    private bool TryFrame(out int opcode, out int start, out int size)
    {
        (opcode, start, size) = (0, 0, 0);
        if (_length < 2) return false;
        opcode = _buffer[0] & 0xF;
        size = _buffer[1] & 0x7F;
        start = size switch { 126 => 4, 127 => 10, _ => 2 };
        if (_length < start) return false;
        if (start == 4) size = BinaryPrimitives.ReadUInt16BigEndian(_buffer.AsSpan(2));
        if (start == 10) size = (int)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(_buffer.AsSpan(2)), MaxFrame);
        return _length >= start + size;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_length == _buffer.Length)
        {
            if (_length >= MaxFrame) throw new InvalidDataException("A frame is too long.");
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = await _socket.ReceiveAsync(_buffer.AsMemory(_length), cancellationToken);
        _length += read;
        return read > 0;
    }

    private void Drop(int count)
    {
        _buffer.AsSpan(count, _length - count).CopyTo(_buffer);
        _length -= count;
    }
}
