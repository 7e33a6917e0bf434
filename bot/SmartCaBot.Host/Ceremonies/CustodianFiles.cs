using System.Text.Json;
using SmartCaBot.Host.Setup;
using SmartCaBot.Signing.Ceremonies;

namespace SmartCaBot.Host.Ceremonies;

/// <summary>The custodians of this installation, each in a file of its own among the keys, and the protocols of what they agreed to.</summary>
internal sealed class CustodianFiles(DataDirectory data)
{
    private string Folder => Path.Combine(data.Keys, "custodians");

    public string Protocols => Path.Combine(data.Root, "authority", "ceremonies");

    /// <summary>By name.</summary>
    public IReadOnlyList<Custodian> All() => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal).Select(Read)]
        : [];

    public Custodian? Find(string name) => Custodian.IsName(name) && File.Exists(FileOf(name)) ? Read(FileOf(name)) : null;

    /// <summary>False when there is one of that name.</summary>
    public bool TryAdd(Custodian custodian)
    {
        Directory.CreateDirectory(Folder);
        if (File.Exists(FileOf(custodian.Name))) return false;
        SecretFile.ReadOrCreate(FileOf(custodian.Name), () => JsonSerializer.SerializeToUtf8Bytes(custodian, ProtocolJson.Default.Custodian));
        return true;
    }

    public void Remove(string name) => File.Delete(FileOf(name));

    /// <summary>Keeps a protocol under its time and operation; where.</summary>
    public async Task<string> KeepAsync(Approval approval, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Protocols);
        var said = approval.Protocol.Verify() ?? throw new InvalidOperationException("An approval without a valid protocol.");
        var path = Path.Combine(Protocols, $"{said.At.UtcDateTime:yyyyMMdd-HHmmss}-{said.Operation}-{approval.Sha256[..8]}.json");
        await File.WriteAllBytesAsync(path, approval.File, cancellationToken);
        return path;
    }

    private static Custodian Read(string path) =>
        JsonSerializer.Deserialize(File.ReadAllBytes(path), ProtocolJson.Default.Custodian)
        ?? throw new InvalidDataException($"{path} holds no custodian.");

    private string FileOf(string name) => Path.Combine(Folder, $"{name}.json");
}
