namespace SmartCaBot.Signing.Xml.Writing;

/// <summary>Where a signature can be put in, last in an element.</summary>
/// <param name="At">Byte position: of the element's end tag, or of the slash in an empty element's tag.</param>
/// <param name="IsEmpty">The element is written as an empty tag: its slash gives way to an end tag.</param>
internal readonly record struct TagPlace(long At, bool IsEmpty);

/// <summary>
/// Finds the bytes of an element that the reader has numbered. Only for documents that were read wholly before, so that all it needs
/// to know of XML is what a tag looks like.
/// </summary>
internal sealed class TagLocator
{
    private readonly UnitReader _units;

    private TagLocator(UnitReader units) => _units = units;

    /// <param name="document">Well formed, without DTD.</param>
    /// <param name="encoding">Its encoding.</param>
    /// <param name="ordinal">Number of the element, in the order of start tags, from 1.</param>
    public static TagPlace Find(Stream document, XmlEncoding encoding, int ordinal) =>
        new TagLocator(new UnitReader(document, encoding)).Find(ordinal);

    private TagPlace Find(int ordinal)
    {
        var (depth, seen, wanted) = (0, 0, -1);
        while (true)
        {
            while (_units.Next() != '<')
            {
            }
            var at = _units.Position;
            switch (_units.Next())
            {
                case '!':
                    SkipCommentOrText();
                    break;
                case '?':
                    SkipTo('?', 0);
                    break;
                case '/':
                    if (--depth == wanted)
                        return new(at, IsEmpty: false);
                    SkipTo('\0', 0);
                    break;
                default:
                    seen++;
                    var slash = StartTag();
                    if (seen == ordinal && slash is { } empty)
                        return new(empty, IsEmpty: true);
                    if (seen == ordinal)
                        wanted = depth;
                    if (slash is null)
                        depth++;
                    break;
            }
        }
    }

    /// <summary>Position of the slash of an empty tag, or null.</summary>
    private long? StartTag()
    {
        var quote = '\0';
        long? slash = null;
        while (true)
        {
            var unit = _units.Next();
            if (quote != '\0')
                quote = unit == quote ? '\0' : quote;
            else if (unit == '>')
                return slash;
            else
                (quote, slash) = (unit is '"' or '\'' ? unit : '\0', unit == '/' ? _units.Position : null);
        }
    }

    private void SkipCommentOrText()
    {
        var kind = _units.Next();
        _units.Next(); // the second hyphen, or the C of CDATA
        SkipTo(kind == '-' ? '-' : ']', 1);
    }

    /// <summary>To a greater-than sign with this mark before it, and before that once more if asked.</summary>
    private void SkipTo(char mark, int more)
    {
        var marks = 0;
        for (var unit = _units.Next(); unit != '>' || (mark != '\0' && marks <= more); unit = _units.Next())
            marks = unit == mark ? marks + 1 : 0;
    }
}
