using System.Net;
using System.Net.Sockets;

namespace SmartCaBot.Staff.SigningIn;

/// <summary>Where a request comes from, as far as one subscriber can choose: an IPv4 address, or the /64 network that one IPv6 subscriber is given (RFC 6177).</summary>
internal static class Network
{
    private const int PrefixBytes = 8;

    public static string Of(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(PrefixBytes).Clear();
        return new IPAddress(bytes).ToString();
    }
}
