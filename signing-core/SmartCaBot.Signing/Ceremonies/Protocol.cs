using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartCaBot.Signing.Ceremonies;

/// <summary>What was agreed to, by whom, signed by each of them. Kept as a file, and its digest in the audit log.</summary>
/// <param name="Statement">UTF-8 JSON of a <see cref="Statement"/>; exactly these bytes are signed.</param>
/// <param name="Signatures">One for each custodian that the statement names, in its order: ECDSA with SHA-256, r||s.</param>
public sealed record Protocol(byte[] Statement, IReadOnlyList<byte[]> Signatures)
{
    public byte[] ToFile() => JsonSerializer.SerializeToUtf8Bytes(this, ProtocolJson.Default.Protocol);

    /// <summary>Null when it is none.</summary>
    public static Protocol? Read(ReadOnlySpan<byte> file)
    {
        try
        {
            return JsonSerializer.Deserialize(file, ProtocolJson.Default.Protocol);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The statement, when two or more custodians of different names and keys have signed it; otherwise null.</summary>
    public Statement? Verify()
    {
        var said = JsonSerializer.Deserialize(Statement, ProtocolJson.Default.Statement);
        if (said is null || said.Custodians.Count < 2 || said.Custodians.Count != Signatures.Count)
            return null;
        if (said.Custodians.DistinctBy(each => each.Name).Count() != said.Custodians.Count
            || said.Custodians.DistinctBy(each => Convert.ToHexString(each.PublicKey)).Count() != said.Custodians.Count)
            return null;
        for (var i = 0; i < Signatures.Count; i++)
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(said.Custodians[i].PublicKey, out _);
            if (!key.VerifyData(Statement, Signatures[i], HashAlgorithmName.SHA256))
                return null;
        }
        return said;
    }
}

/// <param name="Operation">What.</param>
/// <param name="Subject">Of which key or whom; the tokens it concerns.</param>
/// <param name="At">When.</param>
/// <param name="Nonce">16 random bytes: two agreements are never one.</param>
/// <param name="Custodians">Who agreed.</param>
public sealed record Statement(
    CeremonyOperation Operation, string Subject, DateTimeOffset At, byte[] Nonce, IReadOnlyList<StatementSigner> Custodians);

public sealed record StatementSigner(string Name, byte[] PublicKey);

[JsonSourceGenerationOptions(UseStringEnumConverter = true, WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Protocol))]
[JsonSerializable(typeof(Statement))]
[JsonSerializable(typeof(Custodian))]
public sealed partial class ProtocolJson : JsonSerializerContext;
