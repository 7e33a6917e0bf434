using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Host.Configuration;

/// <summary>What must hold of the gateway's settings.</summary>
internal static class GatewayRules
{
    private const int ShortestKey = 32;

    public static IEnumerable<string> Check(SmartCaOptions options)
    {
        var gateway = options.Gateway;
        if (gateway.Retries < 0) yield return "Gateway:Retries must not be negative.";
        if (options.Registration.Mode == RegistrationMode.Guide && !IsComplete(gateway))
            yield return "Registration:Mode is Guide; set Gateway:BaseUrl (https), Gateway:SpId and Gateway:SpPassword.";
        if (gateway.Signing == GatewaySigning.Off) yield break;
        if (options.Registration.Mode != RegistrationMode.Guide)
            yield return "Gateway:Signing needs Registration:Mode Guide: who signs with VNPT's certificates does not register for ours.";
        if (gateway.RootsFile.Length == 0 || !File.Exists(gateway.RootsFile))
            yield return "Gateway:RootsFile must be a PEM file with the roots of the signers' certificates.";
        if (gateway.ConfirmWithin < TimeSpan.FromSeconds(30) || gateway.ConfirmWithin > TimeSpan.FromMinutes(30))
            yield return "Gateway:ConfirmWithin must be between 30 seconds and 30 minutes.";
        if (gateway.Timeout < TimeSpan.FromMilliseconds(100) || gateway.Timeout > TimeSpan.FromSeconds(30)) yield return "Gateway:Timeout must be between 100 ms and 30 seconds.";
        if (gateway.PollEvery < TimeSpan.FromMilliseconds(100)) yield return "Gateway:PollEvery must be at least 100 ms.";
        if (gateway.WebhookKey.Length > 0 && (gateway.WebhookKey.Length < ShortestKey || !gateway.WebhookKey.All(char.IsAsciiLetterOrDigit)))
            yield return "Gateway:WebhookKey must have at least 32 letters and digits, for example of openssl rand -hex 32.";
    }

    private static bool IsComplete(GatewayOptions gateway) => gateway is { BaseUrl.IsAbsoluteUri: true, SpId.Length: > 0, SpPassword.Length: > 0 };
}
