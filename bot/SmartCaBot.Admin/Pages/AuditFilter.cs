using System.Globalization;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Storage.Audit;

namespace SmartCaBot.Admin.Pages;

/// <summary>What the search form asks for.</summary>
internal static class AuditFilter
{
    public static AuditQuery Query(string? kind, string? actor, string? reference, DateOnly? from, DateOnly? until, TimeZoneInfo zone) => new(
        Enum.TryParse<AuditKind>(kind, out var known) && Enum.IsDefined(known) ? known : null,
        Text(actor, 100), Text(reference, 200), Start(from, zone), Start(until?.AddDays(1), zone));

    /// <summary>For the record of the search: no text that somebody typed, but which fields were used and the names that are opaque.</summary>
    public static string Describe(AuditQuery query) => string.Create(
        CultureInfo.InvariantCulture,
        $"kind={query.Kind?.ToString() ?? "any"};actor={(query.Actor is null ? "any" : "given")};reference={(query.Reference is null ? "any" : "given")};from={query.From?.UtcDateTime:yyyy-MM-dd};until={query.Until?.UtcDateTime:yyyy-MM-dd}");

    private static string? Text(string? text, int longest) => text?.Trim() is { Length: > 0 } given && given.Length <= longest ? given : null;

    private static DateTimeOffset? Start(DateOnly? day, TimeZoneInfo zone)
    {
        if (day is not { Year: > 1970 and < 9999 } date) return null;
        var local = date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
