using SmartCaBot.Signing.Xml.Reading;

namespace SmartCaBot.Signing.Ooxml.Signatures;

/// <summary>Looks in a part for controls that are bound to the properties of the file, and for fields that show them.</summary>
internal sealed class BindingReader : IXmlVisitor
{
    public const string Binding = "dataBinding";
    public const string Instruction = "instrText";
    public const string SimpleField = "fldSimple";

    private const string FieldMark = "fldChar";
    private const int LongestInstruction = 4096;

    /// <summary>What Word calls core and extended properties as sources of controls.</summary>
    private static readonly string[] Stores = ["6C3C8BC8-F283-45AE-878A-BAB7291924A1", "6668398D-A668-4E3E-A5EB-62B293D839F1"];

    private static readonly HashSet<string> Fields = new(StringComparer.OrdinalIgnoreCase)
    {
        "TITLE", "SUBJECT", "AUTHOR", "KEYWORDS", "COMMENTS", "LASTSAVEDBY", "DOCPROPERTY", "INFO", "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME",
        "REVNUM", "TEMPLATE",
    };

    private readonly System.Text.StringBuilder _instruction = new();
    private bool _inInstruction;

    public bool Shows { get; private set; }

    public void Start(XmlStart element)
    {
        _inInstruction = element.LocalName == Instruction;
        if (element.LocalName == Binding)
            // Without a store, all are tried.
            Shows |= element.Attributes.FirstOrDefault(a => a.LocalName == "storeItemID").Value is not { Length: > 0 } store
                || Stores.Any(known => store.Contains(known, StringComparison.OrdinalIgnoreCase));
        else if (element.LocalName == SimpleField)
            Shows |= element.Attributes.Any(a => a.LocalName == "instr" && IsOne(a.Value));
        else if (element.LocalName == FieldMark)
            EndInstruction();
    }

    public void End(XmlEnd element)
    {
        _inInstruction = false;
        if (element.Depth == 0)
            EndInstruction();
    }

    /// <summary>An instruction may come in several pieces, between two marks.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        if (_inInstruction && _instruction.Length < LongestInstruction)
            _instruction.Append(text);
    }

    private void EndInstruction()
    {
        Shows |= IsOne(_instruction.ToString());
        _instruction.Clear();
    }

    /// <summary>The first word, whatever stands around it.</summary>
    private static bool IsOne(string instruction) =>
        Fields.Contains(string.Concat(instruction.SkipWhile(c => !char.IsAsciiLetter(c)).TakeWhile(char.IsAsciiLetter)));
}
