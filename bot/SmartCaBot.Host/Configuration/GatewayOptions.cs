namespace SmartCaBot.Host.Configuration;

/// <summary>VNPT's third-party gateway (sp769), used in guide mode.</summary>
internal sealed record GatewayOptions
{
    /// <summary>For example https://gwsca.vnpt.vn/sca/sp769.</summary>
    public Uri? BaseUrl { get; init; }

    public string SpId { get; init; } = "";

    public string SpPassword { get; init; } = "";

    /// <summary>Of one try.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Tries after the first.</summary>
    public int Retries { get; init; } = 2;

    public override string ToString() => $"GatewayOptions({BaseUrl})";
}
