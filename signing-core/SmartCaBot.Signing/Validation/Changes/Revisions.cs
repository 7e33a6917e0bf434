using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Validation.Changes;

/// <summary>
/// Two revisions of one document: that which was signed, and the file as it is now. Every object that differs must be explained by a
/// rule; what no rule knows is a change, because the published attacks live on updates that look harmless.
/// </summary>
internal sealed class Revisions
{
    private static readonly string[] TrailerKeys = ["Size", "Prev", "XRefStm", "ID", "Type", "W", "Index", "Length", "Filter", "DecodeParms"];

    private readonly SortedSet<LaterChange> changes = [];
    private readonly HashSet<int> changed = [];
    private readonly HashSet<int> unexplained = [];
    private readonly long end;
    private readonly ReferenceIndex references;

    private Revisions(PdfFile then, PdfFile now, long end, ReferenceIndex references, Func<PdfReference, bool> isSound)
    {
        (Then, Now, this.end, this.references, IsSound) = (then, now, end, references, isSound);
        First = then.FreeNumber();
        Fields = FormField.All(then);
        Permission = Certification.Permission(then, Fields);
    }

    public PdfFile Then { get; }

    public PdfFile Now { get; }

    /// <summary>Of the revision that was signed.</summary>
    public IReadOnlyList<FormField> Fields { get; }

    /// <summary>What the signers until then allow.</summary>
    public PdfCertification Permission { get; }

    /// <summary>Is the signature in that field intact, and made by somebody who is trusted?</summary>
    public Func<PdfReference, bool> IsSound { get; }

    /// <summary>What later signatures draw on.</summary>
    public FreePlace Place { get; } = new();

    /// <summary>The first number that no object had.</summary>
    private int First { get; }

    /// <param name="then">The revision that was signed.</param>
    /// <param name="now">The file as it is now.</param>
    /// <param name="end">Where the signed bytes end.</param>
    /// <param name="references">Of the file as it is now.</param>
    /// <param name="isSound">Of the signature in a field: is it intact and trusted?</param>
    public static Judgement Compare(PdfFile then, PdfFile now, long end, ReferenceIndex references, Func<PdfReference, bool> isSound)
    {
        var revisions = new Revisions(then, now, end, references, isSound);
        try
        {
            revisions.Compare();
            // An update without anything that one might want to add is there for something else.
            Require(revisions.changes.Count > 0, SuspectedAttack.IncrementalSaving);
            return Judgement.Allowed(revisions.changes);
        }
        catch (ChangeNotAllowedException e)
        {
            return Judgement.Changed(e.Attack);
        }
    }

    /// <summary>Every object that differs is accounted for.</summary>
    public bool IsAllExplained => unexplained.Count == 0;

    /// <summary>Besides the form, or the field above it, one object lists this widget; a tagged document's structure does not count.</summary>
    public bool IsListedOnce(PdfReference widget) =>
        references.ReferrersOf(widget.Number).Count(number =>
            Now.Dictionary(new PdfReference(number, Now.Entries[number].Generation))?.Name("Type") is not ("OBJR" or "StructElem")) <= 2;

    public bool IsNew(PdfObject? value) => value is PdfReference reference && reference.Number >= First;

    public bool IsChanged(PdfObject? value) => value is PdfReference reference && changed.Contains(reference.Number);

    public void Explain(PdfObject? value)
    {
        if (value is PdfReference reference)
            unexplained.Remove(reference.Number);
    }

    /// <summary>The same for an object that may change because of its place: it must not be used anywhere else.</summary>
    /// <param name="value">The object.</param>
    /// <param name="referrers">How many objects refer to it; the trailer is none.</param>
    public void ExplainOnly(PdfObject? value, int referrers = 1)
    {
        if (value is PdfReference { Number: var number } && changed.Contains(number))
            Require(references.ReferrersOf(number).Count <= referrers, SuspectedAttack.ShadowReplace);
        Explain(value);
    }

    /// <exception cref="ChangeNotAllowedException">The signers until then do not allow it.</exception>
    public void Found(LaterChange change)
    {
        var allowed = change switch
        {
            LaterChange.TimeStamp or LaterChange.ValidationData => true,
            LaterChange.Signature or LaterChange.VisibleSignature => Permission != PdfCertification.NoChanges,
            LaterChange.FormFilled => Permission >= PdfCertification.FillFormsAndSign,
            _ => Permission == PdfCertification.AnnotateToo,
        };
        if (!allowed)
        {
            throw new ChangeNotAllowedException(change switch
            {
                LaterChange.Annotation => SuspectedAttack.EvilAnnotation,
                LaterChange.FormFilled => SuspectedAttack.ShadowReplace,
                LaterChange.VisibleSignature => SuspectedAttack.SneakySignature,
                _ => SuspectedAttack.IncrementalSaving,
            });
        }
        changes.Add(change);
    }

    public static void Require(bool isAllowed, SuspectedAttack attack)
    {
        if (!isAllowed)
            throw new ChangeNotAllowedException(attack);
    }

    private void Compare()
    {
        // The newer file was made by appending sections to the older one, whose sections it still uses.
        Require(
            Now.Sections.Count > Then.Sections.Count
                && Now.Sections.TakeLast(Then.Sections.Count).Select(s => s.Offset).SequenceEqual(Then.Sections.Select(s => s.Offset)),
            SuspectedAttack.IncrementalSaving);
        Require(Then.Root == Now.Root, IsNew(Now.Root) ? SuspectedAttack.IncrementalSaving : SuspectedAttack.ShadowHideAndReplace);
        Require(Same.Except(Then.Trailer, Now.Trailer, TrailerKeys), SuspectedAttack.IncrementalSaving);
        foreach (var (number, entry) in Now.Entries)
        {
            if (number >= First || Then.Entries.GetValueOrDefault(number, XrefEntry.Free) == entry)
                continue;
            // An object that was signed and not used is used now.
            Require(entry.Kind != XrefEntryKind.InFile || entry.Position >= end, SuspectedAttack.ShadowHideAndReplace);
            Require(entry.Kind != XrefEntryKind.InObjectStream || entry.Position >= First, SuspectedAttack.ShadowHideAndReplace);
            changed.Add(number);
            unexplained.Add(number);
        }
        CheckActivated();
        CheckCatalog();
        var added = FormChanges.Check(this);
        FieldChanges.Check(this);
        ValidationDataChanges.Check(this);
        CheckInformation();
        PageChanges.Check(this, added);
        foreach (var number in unexplained.Order())
            throw new ChangeNotAllowedException(AttackNames.Of(this, number));
    }

    /// <summary>Whoever made the file may have referred to what was not there yet, and add it once it is signed.</summary>
    private void CheckActivated()
    {
        var walk = new ReferenceWalk();
        walk.Visit(Then.Trailer.Without("Prev", "XRefStm"));
        foreach (var number in changed)
            walk.Visit(Then.Resolve(new PdfReference(number, Then.Entries.GetValueOrDefault(number).Generation)));
        foreach (var (number, entry) in Now.Entries)
        {
            if (entry.Kind == XrefEntryKind.Free || IsLive(Then, number))
                continue;
            var wanted = walk.Numbers.Contains(number) || references.ReferrersOf(number).Any(referrer => IsLive(Then, referrer) && !changed.Contains(referrer));
            Require(!wanted, SuspectedAttack.ShadowHideAndReplace);
        }
    }

    private static bool IsLive(PdfFile file, int number) => file.Entries.TryGetValue(number, out var entry) && entry.Kind != XrefEntryKind.Free;

    private void CheckCatalog()
    {
        Require(Extensions.Are(Now, Now.Catalog["Extensions"]) && Extensions.Are(Then, Then.Catalog["Extensions"]), SuspectedAttack.IncrementalSaving);
        if (!Same.Except(Then.Catalog, Now.Catalog, "AcroForm", "DSS", "Extensions"))
        {
            var activated = Then.Catalog["Pages"] is var pages && Now.Catalog["Pages"] is var shown && pages != shown && !IsNew(shown);
            throw new ChangeNotAllowedException(activated ? SuspectedAttack.ShadowHideAndReplace : SuspectedAttack.IncrementalSaving);
        }
        Explain(Then.Root);
    }

    /// <summary>When the file was last written, and by which program: not shown, and rewritten by many.</summary>
    private void CheckInformation()
    {
        if (Then.Trailer["Info"] is { } info && IsChanged(info)
            && Then.Dictionary(info) is { } before && Now.Dictionary(info) is { } after && Same.Except(before, after, "ModDate", "Producer")
            && new[] { before["ModDate"], before["Producer"], after["ModDate"], after["Producer"] }.All(value => value is null or PdfString))
        {
            ExplainOnly(info, referrers: 0);
        }
    }
}
