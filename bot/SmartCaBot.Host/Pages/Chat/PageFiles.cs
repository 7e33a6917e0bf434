using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace SmartCaBot.Host.Pages.Chat;

/// <summary>The built page in memory: a few files of some hundred kilobytes, read once.</summary>
internal sealed class PageFiles
{
    private readonly FrozenDictionary<string, PageFile> _files;

    private PageFiles(FrozenDictionary<string, PageFile> files) => _files = files;

    /// <summary>By path, for example /assets/chat-ABC.js.</summary>
    public PageFile? Find(string path) => _files.GetValueOrDefault(path);

    public static PageFiles Load(string folder)
    {
        var types = new FileExtensionContentTypeProvider();
        var names = Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
        return new PageFiles(names
            .Where(name => Path.GetExtension(name) is not (".br" or ".gz"))
            .ToFrozenDictionary(name => "/" + Path.GetRelativePath(folder, name).Replace('\\', '/'), name => Read(name, types)));
    }

    private static PageFile Read(string name, FileExtensionContentTypeProvider types)
    {
        var plain = File.ReadAllBytes(name);
        var type = types.TryGetContentType(name, out var known) ? known : "application/octet-stream";
        if (type.StartsWith("text/", StringComparison.Ordinal)) type += "; charset=utf-8";
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 8))}\"";
        var immutable = Path.GetFileName(Path.GetDirectoryName(name)) == "assets";
        return new PageFile(type, tag, immutable, plain, ReadIfThere(name + ".br"), ReadIfThere(name + ".gz"));
    }

    private static byte[]? ReadIfThere(string name) => File.Exists(name) ? File.ReadAllBytes(name) : null;
}
