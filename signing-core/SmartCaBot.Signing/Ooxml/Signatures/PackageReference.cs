using System.Security.Cryptography;
using SmartCaBot.Signing.Ooxml.Packages;
using SmartCaBot.Signing.Xml.Canonical;
using SmartCaBot.Signing.Xml.Signatures;

namespace SmartCaBot.Signing.Ooxml.Signatures;

/// <summary>One reference of a package signature's manifest (ECMA-376 Part 2, 13.2.4.17): a part, as it is, or some of its relationships.</summary>
/// <param name="Name">Of the part.</param>
/// <param name="Type">What the part was.</param>
/// <param name="Chosen">Which relationships; null: the bytes of the part.</param>
/// <param name="Digest">Null when not accepted here.</param>
/// <param name="Value">Of the digest.</param>
internal sealed record PackageReference(string Name, string Type, RelationshipChoice? Chosen, HashAlgorithmName? Digest, byte[] Value)
{
    private const string Query = "?ContentType=";

    /// <summary>Null for everything that is not understood wholly; no other transform is run.</summary>
    public static PackageReference? Read(XmlTree reference)
    {
        if (reference["URI"] is not ['/', .. var uri] || uri.IndexOf(Query, StringComparison.Ordinal) is not (> 0 and var query)
            || PartName.Of(uri[..query]) is not { } name || XmlAlgorithms.Base64(reference.One("DigestValue")?.Text) is not { } value)
            return null;
        var chosen = (RelationshipChoice?)null;
        if (reference.One("Transforms") is { } transforms)
        {
            if (transforms.Children is not [var first, var second] || first["Algorithm"] != OoxmlNames.RelationshipTransform
                || CanonicalMethod.Of(second["Algorithm"], XmlReference.PrefixList(second)) is null)
                return null;
            chosen = RelationshipChoice.Read(first);
        }
        return new(name, uri[(query + Query.Length)..], chosen, XmlAlgorithms.Digest(reference.One("DigestMethod")?["Algorithm"]), value);
    }

    public static string Address(string name, string type) => $"{name}{Query}{type}";
}

/// <summary>Relationships by their identifiers, or by what they are for.</summary>
internal sealed record RelationshipChoice(IReadOnlySet<string> Ids, IReadOnlySet<string> Types)
{
    public bool Includes(Relationship relationship) => Ids.Contains(relationship.Id) || Types.Contains(relationship.Type);

    public static RelationshipChoice Read(XmlTree transform) => new(
        transform.All(OoxmlNames.DigitalSignature, "RelationshipReference").Select(r => r["SourceId"] ?? "").ToHashSet(StringComparer.Ordinal),
        transform.All(OoxmlNames.DigitalSignature, "RelationshipsGroupReference").Select(r => r["SourceType"] ?? "").ToHashSet(StringComparer.Ordinal));
}
