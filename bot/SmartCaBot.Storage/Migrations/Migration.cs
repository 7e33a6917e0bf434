using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace SmartCaBot.Storage.Migrations;

/// <summary>One numbered step of the schema: an embedded file named <c>0001_what.sql</c>. Never changed once released.</summary>
/// <param name="Number">Order of the steps; numbers may be left out.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Sql">What it runs.</param>
internal sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>SHA-256 of the text, hex; line ends do not count.</summary>
    public string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <param name="dialect">The folder: Sqlite or PostgreSql.</param>
    public static IReadOnlyList<Migration> Known(string dialect)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"Migrations/{dialect}/";
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(assembly, name, name[prefix.Length..]))];
    }

    private static Migration Read(Assembly assembly, string resource, string file)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return new Migration(int.Parse(file.AsSpan(0, 4), CultureInfo.InvariantCulture), file, reader.ReadToEnd());
    }
}
