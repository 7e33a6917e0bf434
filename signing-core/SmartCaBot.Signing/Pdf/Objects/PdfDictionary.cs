namespace SmartCaBot.Signing.Pdf.Objects;

/// <summary>An immutable dictionary that remembers the order of its keys.</summary>
internal sealed record PdfDictionary : PdfObject
{
    private readonly OrderedDictionary<string, PdfObject> entries;

    public PdfDictionary(OrderedDictionary<string, PdfObject> entries) => this.entries = entries;

    public PdfDictionary(params ReadOnlySpan<(string Key, PdfObject Value)> pairs)
    {
        entries = new(pairs.Length);
        foreach (var (key, value) in pairs)
            entries.Add(key, value);
    }

    public IEnumerable<KeyValuePair<string, PdfObject>> Entries => entries;

    /// <summary>The value as written (perhaps a reference), or null when the key is absent.</summary>
    public PdfObject? this[string key] => entries.GetValueOrDefault(key);

    public string? Name(string key) => (this[key] as PdfName)?.Value;

    public PdfDictionary With(string key, PdfObject value) => new(new OrderedDictionary<string, PdfObject>(entries) { [key] = value });

    public PdfDictionary Without(params ReadOnlySpan<string> keys)
    {
        var rest = new OrderedDictionary<string, PdfObject>(entries);
        foreach (var key in keys)
            rest.Remove(key);
        return new(rest);
    }
}
