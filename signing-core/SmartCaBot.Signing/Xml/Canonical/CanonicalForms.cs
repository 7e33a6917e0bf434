using SmartCaBot.Signing.Xml.Reading;

namespace SmartCaBot.Signing.Xml.Canonical;

/// <summary>
/// Canonical forms of several parts of a document, all from one reading. A form costs nothing outside its element, and what all
/// together write is bounded: references are short, and each may name the whole document.
/// </summary>
/// <param name="budget">How many bytes.</param>
internal sealed class CanonicalForms(long budget) : IXmlVisitor
{
    private readonly Dictionary<int, List<Canonicalizer>> _waiting = [];
    private readonly List<Canonicalizer> _whole = [];
    private readonly List<Canonicalizer> _open = [];
    private long _left = budget;

    /// <param name="method">How.</param>
    /// <param name="apex">Number of the element; 0 for the whole document.</param>
    /// <param name="leftOut">Is the element left out?</param>
    /// <param name="sink">Receives the bytes.</param>
    public void Add(CanonicalMethod method, int apex, Func<XmlStart, bool> leftOut, ByteSink sink)
    {
        var form = new Canonicalizer(method, apex, leftOut, bytes =>
        {
            if ((_left -= bytes.Length) < 0)
                throw XmlRefusedException.Unsupported("the signatures cover the document too many times");
            sink(bytes);
        });
        if (apex == 0)
            _whole.Add(form);
        else if (!_waiting.TryAdd(apex, [form]))
            _waiting[apex].Add(form);
    }

    public void Start(XmlStart element)
    {
        if (_waiting.Remove(element.Ordinal, out var begun))
            _open.AddRange(begun);
        Each(element, static (form, start) => form.Start(start));
    }

    public void End(XmlEnd element)
    {
        Each(element, static (form, end) => form.End(end));
        while (_open is [.., { IsOpen: false }])
            _open.RemoveAt(_open.Count - 1);
    }

    public void Text(ReadOnlySpan<char> text)
    {
        foreach (var form in _whole)
            form.Text(text);
        foreach (var form in _open)
            form.Text(text);
    }

    public void Comment(string text) => Each(text, static (form, comment) => form.Comment(comment));

    public void Instruction(string target, string data) => Each((target, data), static (form, all) => form.Instruction(all.target, all.data));

    private void Each<T>(T node, Action<Canonicalizer, T> show)
    {
        foreach (var form in _whole)
            show(form, node);
        foreach (var form in _open)
            show(form, node);
    }
}
