using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Pdf.Repair;

/// <summary>All numbers that objects refer to. Ends at a signature: what somebody signed is not put together anew.</summary>
internal sealed class ReferenceWalk
{
    public HashSet<int> Numbers { get; } = [];

    public void Visit(PdfObject value)
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
            case PdfDictionary dictionary:
                if (dictionary["ByteRange"] is not null)
                    throw PdfException.Damaged("a signature was made before the damage");
                foreach (var (_, item) in dictionary.Entries)
                    Visit(item);
                break;
        }
    }
}
