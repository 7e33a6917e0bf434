using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;
using SmartCaBot.Signing.Pdf.Writing;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Pdf.LongTerm;

/// <summary>The document security store (ISO 32000-2 12.8.4.3, EN 319 142-1 5.4): added to what is there, nothing taken away.</summary>
internal static class ValidationData
{
    /// <summary>The update that brings it, as bytes behind the document.</summary>
    public static byte[] Write(Stream document, RevocationEvidence evidence)
    {
        var file = PdfFile.Open(document, document.Length, new());
        var increment = new Increment(file);
        var place = file.Catalog["DSS"];
        var store = file.Dictionary(place) ?? new(("Type", new PdfName("DSS")));
        store = Add(increment, store, "Certs", evidence.Certificates);
        store = Add(increment, store, "OCSPs", evidence.OcspResponses);
        store = Add(increment, store, "CRLs", evidence.Crls);
        if (place is PdfReference known && file.Dictionary(place) is not null)
            increment.Put(known, store);
        else
            increment.Put(file.Root, file.Catalog.With("DSS", increment.Object(store)));
        return IncrementWriter.Write(increment);
    }

    private static PdfDictionary Add(Increment increment, PdfDictionary store, string key, IReadOnlyList<byte[]> values)
    {
        if (values.Count == 0)
            return store;
        var known = increment.File.Array(store[key])?.Items ?? [];
        return store.With(key, new PdfArray([.. known, .. values.Select(value => increment.Stream(new(), value))]));
    }
}
