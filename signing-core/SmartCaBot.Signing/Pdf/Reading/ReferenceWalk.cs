using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Reading;

/// <summary>All numbers that objects refer to.</summary>
internal sealed class ReferenceWalk
{
    public HashSet<int> Numbers { get; } = [];

    /// <summary>One of the objects is a signature, or has one in it.</summary>
    public bool HasSignature { get; private set; }

    public void Visit(PdfObject? value)
    {
        switch (value)
        {
            case PdfReference reference:
                Numbers.Add(reference.Number);
                break;
            case PdfArray array:
                foreach (var item in array.Items)
                    Visit(item);
                break;
            case PdfStream stream:
                Visit(stream.Dictionary);
                break;
            case PdfDictionary dictionary:
                HasSignature |= dictionary["ByteRange"] is not null;
                foreach (var (_, item) in dictionary.Entries)
                    Visit(item);
                break;
        }
    }
}
