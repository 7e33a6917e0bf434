using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Audit;

/// <summary>
/// The whole log as a file that shows by itself that it is whole: JSON lines, the first of which says, signed by the token, which record is
/// the last. Who cuts the file off cannot sign another end.
/// </summary>
public static class AuditExport
{
    private const string Format = "smartcabot-audit-1";

    /// <summary>Writes the log as it is now. Returns its last record, to be noted elsewhere; null, and nothing written, for an empty log.</summary>
    /// <param name="store">The log.</param>
    /// <param name="sealer">Signs where it ends.</param>
    /// <param name="output">UTF-8.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <exception cref="Pkcs11.Tokens.TokenUnavailableException">The token cannot sign now.</exception>
    public static async Task<AuditHead?> WriteAsync(IAuditStore store, AuditSealer sealer, Stream output, CancellationToken cancellationToken)
    {
        if (await store.LastAsync(cancellationToken) is not { } last) return null;
        await LineAsync(output, JsonSerializer.Serialize(new Header(Format, await sealer.SignAsync(last, cancellationToken)), AuditExportJson.Default.Header), cancellationToken);
        await foreach (var record in store.ReadAsync(0, cancellationToken))
        {
            if (record.Sequence > last.Sequence) break;
            await LineAsync(output, AuditLine.Write(record), cancellationToken);
        }

        return new AuditHead(last.Sequence, last.Hash);
    }

    /// <summary>The seal in the first line of an export; null when the line is a record, as in the parts that /admin/audit exports.</summary>
    public static string? SealIn(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, AuditExportJson.Default.Header) is { Export: Format, Seal: { } seal } ? seal : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task LineAsync(Stream output, string line, CancellationToken cancellationToken) =>
        await output.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellationToken);

    /// <param name="Export">Name and version of the format.</param>
    /// <param name="Seal">Over the last record.</param>
    internal sealed record Header(string? Export, string? Seal);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AuditExport.Header))]
internal sealed partial class AuditExportJson : JsonSerializerContext;
