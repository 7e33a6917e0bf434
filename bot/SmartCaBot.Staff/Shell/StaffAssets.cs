using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;

namespace SmartCaBot.Staff;

/// <summary>
/// Style sheets, scripts and pictures of all staff modules: files embedded from their <c>Assets/</c> folders, served under one hash of them
/// all, so that browsers keep them for good and modules may import each other by "./name.js".
/// </summary>
public sealed class StaffAssets
{
    internal const string Root = "/staff/assets";

    private const string Prefix = "Assets/";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".woff2"] = "font/woff2",
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<string, Asset> _assets;

    internal StaffAssets(IEnumerable<Assembly> modules)
    {
        // A name that two modules have is a bug that shows at the start.
        _assets = modules.SelectMany(Load).ToFrozenDictionary(asset => asset.Name);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var asset in _assets.Values.OrderBy(asset => asset.Name, StringComparer.Ordinal))
            hash.AppendData(SHA256.HashData(asset.Body));
        Hash = Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    internal string Hash { get; }

    /// <summary>The address of a file by its name.</summary>
    /// <exception cref="KeyNotFoundException">No module has it.</exception>
    public string Url(string name) => _assets.ContainsKey(name) ? $"{Root}/{Hash}/{name}" : throw new KeyNotFoundException($"No module has an asset {name}.");

    internal Asset? Find(string name) => _assets.GetValueOrDefault(name);

    private static IEnumerable<Asset> Load(Assembly module)
    {
        foreach (var resource in module.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = module.GetManifestResourceStream(resource)!;
            var body = new byte[stream.Length];
            stream.ReadExactly(body);
            yield return new Asset(resource[Prefix.Length..], Types[Path.GetExtension(resource)], body);
        }
    }

    internal sealed record Asset(string Name, string ContentType, byte[] Body);
}
