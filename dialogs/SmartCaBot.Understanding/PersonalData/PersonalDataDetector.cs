namespace SmartCaBot.Understanding.PersonalData;

/// <summary>
/// Finds personal values in free text so that they can be masked before anything is stored or logged.
/// When in doubt it finds too much: a masked price does no harm, a stored identity number does.
/// It does not find names, addresses, or numbers written in words.
/// </summary>
public static class PersonalDataDetector
{
    private const int AnyLongNumber = 9;

    /// <summary>The values in the order of the text; they do not overlap.</summary>
    public static IReadOnlyList<PersonalDataSpan> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<PersonalDataSpan>();
        for (var i = 0; i < text.Length;)
        {
            if (EmailSpan.TryRead(text, i) is { } email)
            {
                found.Add(email);
                i = email.Start + email.Length;
            }
            else if (DigitRun.IsDigit(text[i]))
            {
                var run = DigitRun.Read(text, i);
                AddNumbers(text, run, found);
                i = run.End;
            }
            else
            {
                i++;
            }
        }

        return found;
    }

    /// <summary>The same text, of the same length, with the personal values hidden.</summary>
    public static string Mask(string text) => Mask(text, Find(text));

    /// <summary>The same, but phone numbers, addresses and short numbers stay: what an office writes is full of them.</summary>
    public static string MaskIdentity(string text) => Mask(text, [.. Find(text).Where(span => span.Kind is
        PersonalDataKind.CitizenId or PersonalDataKind.OldIdentityCard or PersonalDataKind.CardNumber)]);

    private static string Mask(string text, IReadOnlyList<PersonalDataSpan> spans)
    {
        if (spans.Count == 0)
            return text;
        var masked = text.ToCharArray();
        foreach (var span in spans)
            PersonalDataMask.Apply(span.Kind, masked.AsSpan(span.Start, span.Length));
        return new string(masked);
    }

    private static void AddNumbers(string text, DigitRun run, List<PersonalDataSpan> found)
    {
        var hasPlus = run.Start > 0 && text[run.Start - 1] == '+';
        if (Classify(run.Digits, hasPlus, run.IsPartOfDate) is { } kind)
        {
            found.Add(new PersonalDataSpan(kind, run.Start, run.End - run.Start));
            return;
        }

        if (run.GroupLengths.Count > 1 && AddGroups(text, run, found))
            return;
        if (run.Digits.Length >= AnyLongNumber)
            found.Add(new PersonalDataSpan(PersonalDataKind.CitizenId, run.Start, run.End - run.Start));
    }

    /// <summary>Two numbers side by side, as "0905 123 456 001099012345"; only if every group but short ones is known.</summary>
    private static bool AddGroups(string text, DigitRun run, List<PersonalDataSpan> found)
    {
        var spans = new List<PersonalDataSpan>();
        var (position, digit) = (run.Start, 0);
        foreach (var length in run.GroupLengths)
        {
            while (!DigitRun.IsDigit(text[position]))
                position++;
            var kind = Classify(run.Digits.AsSpan(digit, length), hasPlus: false, isDate: false);
            if (kind is null && length >= 3)
                return false;
            if (kind is not null)
                spans.Add(new PersonalDataSpan(kind.Value, position, length));
            position += length;
            digit += length;
        }

        if (!spans.Exists(span => span.Length >= AnyLongNumber))
            return false;
        found.AddRange(spans);
        return true;
    }

    private static PersonalDataKind? Classify(ReadOnlySpan<char> digits, bool hasPlus, bool isDate) => digits.Length switch
    {
        12 when !hasPlus => PersonalDataKind.CitizenId,
        10 or 11 when digits[0] == '0' || digits.StartsWith("84") => PersonalDataKind.Phone,
        12 when digits.StartsWith("84") => PersonalDataKind.Phone,
        9 => PersonalDataKind.OldIdentityCard,
        >= 13 and <= 19 when Luhn.IsValid(digits) => PersonalDataKind.CardNumber,
        >= 4 and <= 8 when !isDate => PersonalDataKind.OneTimeCode,
        _ => null,
    };
}
