using System.Net;
using System.Net.Sockets;

namespace SmartCaBot.Channels.Http;

/// <summary>Whom a limit counts as one: an IPv4 address, or the /64 network that one IPv6 subscriber is given (RFC 6177).</summary>
public static class ClientNetwork
{
    private const int PrefixBytes = 8;

    public static string Of(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[PrefixBytes..].Clear();
        return new IPAddress(bytes).ToString();
    }
}
