using System.Globalization;
using SmartCaBot.Signing.Authorisation;

namespace SmartCaBot.Signing.Api.Csc.Authorising;

/// <summary>The interface names no documents, so citizens are told their number; where a client gives labels they stand in its place.</summary>
internal static class SignatureNames
{
    public static HashToSign[] Of(IReadOnlyList<byte[]> digests, IReadOnlyList<string?>? labels = null) =>
        [.. digests.Select((digest, at) => new HashToSign(labels?[at] is { Length: > 0 } label ? label : Numbered(at + 1), digest))];

    private static string Numbered(int number) => string.Create(CultureInfo.InvariantCulture, $"Tài liệu {number}");
}
