namespace SmartCaBot.Signing.Xml.Reading;

/// <summary>
/// A namespace declaration, linked to those before it. It never changes, so whoever keeps a place in the document keeps one reference,
/// however many namespaces hold there.
/// </summary>
/// <param name="depth">Of the element that makes it.</param>
/// <param name="prefix">Empty: the default namespace.</param>
/// <param name="uri">Empty: the default namespace is taken back.</param>
/// <param name="before">The declaration made before it, which still holds unless it has the same prefix; null for the first.</param>
/// <param name="hidden">The one of the same prefix that it hides; null when there is none.</param>
internal sealed class NamespaceDeclaration(int depth, string prefix, string uri, NamespaceDeclaration? before, NamespaceDeclaration? hidden)
{
    public int Depth { get; } = depth;

    public string Prefix { get; } = prefix;

    public string Uri { get; } = uri;

    public NamespaceDeclaration? Before { get; } = before;

    public NamespaceDeclaration? Hidden { get; } = hidden;
}
