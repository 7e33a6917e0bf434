namespace SmartCaBot.Host.Configuration;

/// <summary>What must hold of the Bot Connector's settings.</summary>
internal static class ConnectorRules
{
    public static IEnumerable<string> General(ConnectorSettings connector)
    {
        if (connector.AppId.Length > 0 != connector.AppSecret.Length > 0)
            yield return "Connector:AppId and Connector:AppSecret belong together; set both or none.";
        if (connector.FileLinkHours is < 1 or > 24 * 30) yield return "Connector:FileLinkHours must be between 1 and 720.";
        foreach (var host in connector.FileHosts)
            if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
                yield return $"Connector:FileHosts: {host} is not a host name.";
        foreach (var (name, address) in Addresses(connector))
            if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || !(url.Scheme is "https" || url.Scheme is "http" && connector.AllowHttp))
                yield return $"Connector:Cloud:{name} must be an https address.";
    }

    public static IEnumerable<string> OutsideDevelopment(ConnectorSettings connector)
    {
        if (connector.AllowAnonymous)
            yield return "Connector:AllowAnonymous is for Development; set Connector:AppId to let Bot Framework channels in.";
        if (connector.AllowHttp)
            yield return "Connector:AllowHttp is for Development; tokens must travel by https.";
    }

    private static IEnumerable<(string Name, string Address)> Addresses(ConnectorSettings connector) =>
    [
        (nameof(connector.Cloud.ChannelMetadata), connector.Cloud.ChannelMetadata.OriginalString),
        (nameof(connector.Cloud.AzureMetadata), connector.Cloud.AzureMetadata.OriginalString),
        (nameof(connector.Cloud.LoginAddress), connector.Cloud.LoginAddress),
    ];
}
