namespace SmartCaBot.ZaloSandbox.Api;

/// <summary>The two hosts number their errors differently.</summary>
internal enum ApiFamily
{
    /// <summary>openapi.zalo.me.</summary>
    Oa,

    /// <summary>business.openapi.zalo.me.</summary>
    Zbs,
}
