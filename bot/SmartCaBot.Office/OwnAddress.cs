using Microsoft.AspNetCore.Http;

namespace SmartCaBot.Office;

/// <summary>How this host is reached, for what is printed and handed on.</summary>
internal static class OwnAddress
{
    /// <summary>PublicUrl; without one, where the officer's own browser came to.</summary>
    public static Uri Of(OfficeOptions options, HttpRequest request) =>
        options.PublicUrl ?? new Uri($"{request.Scheme}://{request.Host.ToUriComponent()}/");
}
