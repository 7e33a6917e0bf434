using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace SmartCaBot.ZaloSandbox.Phones;

/// <summary>Pictures and files, whoever sent them; served under /files/.</summary>
internal sealed class AssetStore(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Asset> _assets = new();

    /// <summary>Where the sandbox listens; known once it does.</summary>
    public Uri? Address { get; set; }

    public Asset Keep(string name, string contentType, ReadOnlyMemory<byte> content)
    {
        var asset = new Asset(RandomNumberGenerator.GetHexString(40, lowercase: true), name, contentType, content, clock.GetUtcNow());
        _assets[asset.Id] = asset;
        return asset;
    }

    public Asset? Find(string? id) => id is not null && _assets.TryGetValue(id, out var asset) ? asset : null;

    public bool IsOver(Asset asset) => clock.GetUtcNow() >= asset.Stored + Asset.Lifetime;

    public string Url(Asset asset) => new Uri(Address!, $"/files/{asset.Id}/{Uri.EscapeDataString(asset.Name)}").AbsoluteUri;
}
