using System.Net;
using System.Net.Sockets;

namespace SmartCaBot.Channels.Http;

/// <summary>
/// Connections to addresses that somebody else has named. A name that leads into our own network would make this host call there, so what it
/// resolves to must be public, and what was looked at is what is connected to.
/// </summary>
public static class PublicConnections
{
    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <param name="context">What to connect to.</param>
    /// <param name="allowPrivate">The operator has said that this one may lead anywhere.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="HttpRequestException">The host has no public address.</exception>
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, bool allowPrivate, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        var allowed = allowPrivate ? addresses : [.. addresses.Where(IsPublic)];
        if (allowed.Length == 0) throw new HttpRequestException("The host has no public address.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            // Connected to what was looked at, so that a second look-up cannot answer something else.
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var b = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? IsPublicV6(b)
            : !(b[0] is 0 or 10 or 127 or >= 224
                || b[0] == 100 && b[1] is >= 64 and < 128 || b[0] == 169 && b[1] == 254 || b[0] == 172 && b[1] is >= 16 and < 32
                || b[0] == 192 && b[1] is 168 || b[0] == 192 && b[1] == 0 && b[2] is 0 or 2 || b[0] == 198 && b[1] is 18 or 19 or 51
                || b[0] == 203 && b[1] == 0 && b[2] == 113);
    }

    /// <summary>
    /// Global unicast (2000::/3) alone. What carries an IPv4 address inside may lead in by a translator: 64:ff9b::/96 and ::a.b.c.d are outside
    /// that range, Teredo (2001::/23, with the other protocol assignments) and 6to4 (2002::/16) are taken out; 2001:db8::/32 is for examples.
    /// </summary>
    private static bool IsPublicV6(byte[] b) =>
        (b[0] & 0xE0) == 0x20 && !(b[0] == 0x20 && (b[1] == 0x02 || b[1] == 0x01 && (b[2] < 2 || b[2] == 0x0D && b[3] == 0xB8)));
}
