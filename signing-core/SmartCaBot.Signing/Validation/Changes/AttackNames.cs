using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Validation.Changes;

/// <summary>Which published attack an object that must not have changed points at.</summary>
internal static class AttackNames
{
    public static SuspectedAttack Of(Revisions revisions, int number)
    {
        if (!revisions.Then.Entries.TryGetValue(number, out var known))
            return SuspectedAttack.IncrementalSaving;
        if (revisions.Now.Entries[number].Kind == XrefEntryKind.Free)
            return SuspectedAttack.ShadowHide;
        var before = revisions.Then.Resolve(new PdfReference(number, known.Generation));
        var dictionary = before as PdfDictionary ?? (before as PdfStream)?.Dictionary;
        return (dictionary?.Name("Type"), dictionary?.Name("Subtype"), before) switch
        {
            ("Font" or "FontDescriptor" or "CMap", _, _) => SuspectedAttack.ShadowReplace,
            (_, _, PdfStream) when dictionary!["Length1"] is not null => SuspectedAttack.ShadowReplace,
            // What a field shows, and pictures that may have covered something.
            (_, "Form", PdfStream) when IsShownByField(revisions, number) => SuspectedAttack.ShadowReplace,
            (_, "Form" or "Image", PdfStream) or ("Annot", _, _) or ("OCG", _, _) => SuspectedAttack.ShadowHide,
            _ => SuspectedAttack.IncrementalSaving,
        };
    }

    private static bool IsShownByField(Revisions revisions, int number) =>
        revisions.Fields.Any(field => revisions.Then.Dictionary(field.Field["AP"])?.Entries.Any(look => look.Value is PdfReference id && id.Number == number) == true);
}
