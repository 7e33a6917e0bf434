using System.Net;

namespace SmartCaBot.Admin.Integrators;

/// <summary>
/// Addresses that people are sent to, or that we call, at an integrator's word: https, a public name, nothing hidden in them. Whoever calls
/// one looks again at what the name resolves to.
/// </summary>
internal static class IntegratorAddress
{
    private const int Longest = 500;

    private static readonly string[] Inner = [".local", ".localhost", ".internal", ".lan", ".home", ".corp", ".test", ".invalid"];

    public static bool IsAllowed(string text, bool privateAddresses)
    {
        if (text.Length > Longest || text.Any(c => c is <= ' ' or '\\' or '"' or '<' or '>' or > '~')) return false;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address)) return false;
        if (address.UserInfo.Length > 0 || address.Fragment.Length > 0 || address.Host.Length == 0) return false;
        if (privateAddresses) return address.Scheme is "https" or "http";
        if (address.Scheme != "https") return false;
        if (IPAddress.TryParse(address.Host.Trim('[', ']'), out _)) return false;
        var host = address.IdnHost.TrimEnd('.').ToLowerInvariant();
        return host.Contains('.') && !Inner.Any(end => host.EndsWith(end, StringComparison.Ordinal)) && !char.IsAsciiDigit(host[^1]);
    }
}
