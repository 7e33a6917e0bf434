using System.Security.Cryptography;
using SmartCaBot.Signing.Xml.Canonical;
using SmartCaBot.Signing.Xml.Reading;

namespace SmartCaBot.Signing.Xml.Signatures;

/// <summary>Digests of what references name. Those that name the same in the same form, as signatures of one document do, share it.</summary>
/// <param name="forms">Receives each form once.</param>
internal sealed class ReferenceDigests(CanonicalForms forms) : IDisposable
{
    private readonly Dictionary<Form, Dictionary<HashAlgorithmName, IncrementalHash>> _digests = [];

    /// <param name="signature">The signature.</param>
    /// <param name="reference">One of its references.</param>
    /// <param name="apex">Number of the element that it names; 0 for the whole document.</param>
    /// <param name="algorithm">Its digest.</param>
    /// <returns>For when the document was read.</returns>
    public Func<byte[]> Add(XmlSignature signature, XmlReference reference, int apex, HashAlgorithmName algorithm)
    {
        var own = reference.LeftOut == LeftOut.OwnSignature ? signature.Tree.Ordinal : 0;
        var form = new Form(apex, reference.LeftOut, own, reference.Method.IsExclusive, string.Join(' ', reference.Method.InclusivePrefixes));
        if (!_digests.TryGetValue(form, out var digests))
        {
            _digests[form] = digests = [];
            forms.Add(reference.Method, apex, form.Leaves, bytes =>
            {
                foreach (var each in digests.Values)
                    each.AppendData(bytes);
            });
        }
        if (!digests.TryGetValue(algorithm, out var digest))
            digests[algorithm] = digest = IncrementalHash.CreateHash(algorithm);
        return digest.GetCurrentHash;
    }

    public void Dispose()
    {
        foreach (var digest in _digests.Values.SelectMany(d => d.Values))
            digest.Dispose();
    }

    private sealed record Form(int Apex, LeftOut LeftOut, int Own, bool IsExclusive, string Prefixes)
    {
        public bool Leaves(XmlStart element) => LeftOut switch
        {
            LeftOut.OwnSignature => element.Ordinal == Own,
            LeftOut.AllSignatures => element.Is(XmlNames.Dsig, "Signature"),
            _ => false,
        };
    }
}
