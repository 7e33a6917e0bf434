using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace SmartCaBot.Host.Tests.Authorisation;

/// <summary>All routes of the running program, found in its own table.</summary>
internal static class StaffRoutes
{
    private static readonly string[] Roots = ["staff", "desk", "office", "admin", "content"];

    /// <summary>A page answers any method; these two are asked for.</summary>
    private static readonly string[] OfPages = ["GET", "POST"];

    /// <summary>Method and pattern of each, with an address that leads there; in order.</summary>
    public static IReadOnlyList<StaffRoute> Of(EndpointDataSource endpoints, bool isStaff) =>
        [.. endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => IsStaff(endpoint.RoutePattern) == isStaff)
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? OfPages)
                .Select(method => new StaffRoute(method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), Address(endpoint.RoutePattern))))
            .DistinctBy(route => (route.Method, route.Pattern))
            .OrderBy(route => route.Pattern, StringComparer.Ordinal).ThenBy(route => route.Method, StringComparer.Ordinal)];

    private static bool IsStaff(RoutePattern pattern) =>
        pattern.PathSegments is [{ Parts: [RoutePatternLiteralPart first] }, ..] && Roots.Contains(first.Content, StringComparer.OrdinalIgnoreCase);

    private static string Address(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => Value(parameter),
            _ => throw new InvalidOperationException("Unknown part of a route."),
        }))));

    /// <summary>Something that the parameter's rule takes; a rule that is new here fails loudly.</summary>
    private static string Value(RoutePatternParameterPart parameter) => parameter.ParameterPolicies.Select(policy => policy.Content).FirstOrDefault() switch
    {
        null => "x",
        "int" or "long" => 1.ToString(CultureInfo.InvariantCulture),
        "guid" => Guid.Empty.ToString(),
        var rule when rule.StartsWith("length(", StringComparison.Ordinal) => new string('a', int.Parse(rule[7..^1], CultureInfo.InvariantCulture)),
        // The first of several names.
        var rule when rule.StartsWith("regex(^(", StringComparison.Ordinal) => rule[8..].Split('|', ')')[0].Replace("\\", "", StringComparison.Ordinal),
        var rule => throw new InvalidOperationException($"Say here what a parameter with the rule {rule} may be."),
    };
}

/// <param name="Method">HTTP's.</param>
/// <param name="Pattern">As it was mapped.</param>
/// <param name="Address">With something in the place of each parameter.</param>
internal sealed record StaffRoute(string Method, string Pattern, string Address)
{
    public override string ToString() => $"{Method,-6} {Pattern}";
}
