using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartCaBot.Signing.Audit;

/// <summary>A record as one line of JSON, with the hashes, so that a copy of the log can be checked far from the database.</summary>
public static class AuditLine
{
    public static string Write(AuditRecord record) => JsonSerializer.Serialize(
        new Line(
            record.Sequence, record.Event.At.ToUnixTimeMilliseconds(), record.Event.Kind.ToString(), record.Event.Actor, record.Event.Subject,
            record.Event.Reference, record.Event.Detail, Convert.ToHexStringLower(record.PreviousHash), Convert.ToHexStringLower(record.Hash)),
        AuditLineJson.Plain.Line);

    /// <summary>Null when it is no such line: one that says a thing twice, or more, would be read otherwise by people than it is checked here.</summary>
    public static AuditRecord? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, AuditLineJson.Plain.Line) is { Actor: not null, Subject: not null, Reference: not null, Detail: not null } line
                && Enum.TryParse<AuditKind>(line.Kind, out var kind) && Enum.IsDefined(kind) && kind.ToString() == line.Kind
                ? new AuditRecord(
                    line.Sequence,
                    new AuditEvent(kind, DateTimeOffset.FromUnixTimeMilliseconds(line.At), line.Actor, line.Subject, line.Reference, line.Detail),
                    Convert.FromHexString(line.PreviousHash ?? ""), Convert.FromHexString(line.Hash ?? ""))
                : null;
        }
        catch (Exception error) when (error is JsonException or FormatException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <param name="Sequence">1, 2, 3 …</param>
    /// <param name="At">Milliseconds since 1970-01-01 UTC.</param>
    /// <param name="Kind">By name.</param>
    /// <param name="Actor">Who.</param>
    /// <param name="Subject">Whom it concerns.</param>
    /// <param name="Reference">What it belongs to.</param>
    /// <param name="Detail">More.</param>
    /// <param name="PreviousHash">Hex.</param>
    /// <param name="Hash">Hex.</param>
    internal sealed record Line(
        long Sequence, long At, string? Kind, string? Actor, string? Subject, string? Reference, string? Detail, string? PreviousHash, string? Hash);
}

[JsonSerializable(typeof(AuditLine.Line))]
internal sealed partial class AuditLineJson : JsonSerializerContext
{
    private static AuditLineJson? _plain;

    public static AuditLineJson Plain => _plain ??= new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    });
}
