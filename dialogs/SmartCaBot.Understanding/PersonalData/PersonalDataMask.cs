namespace SmartCaBot.Understanding.PersonalData;

/// <summary>What stays readable of each kind, so that a person recognises their own value and nobody learns it.</summary>
internal static class PersonalDataMask
{
    /// <summary>The one masking character that people see, in what they typed and in what the bot says.</summary>
    private const char Dot = '•';

    public static void Apply(PersonalDataKind kind, Span<char> value)
    {
        var keep = kind switch
        {
            PersonalDataKind.CitizenId or PersonalDataKind.OldIdentityCard or PersonalDataKind.Phone => 3,
            PersonalDataKind.CardNumber => 4,
            _ => 0,
        };
        if (kind == PersonalDataKind.Email)
            MaskLocalPart(value[..value.IndexOf('@')]);
        else
            HideDigits(value[..^keep]);
    }

    /// <summary>The first letter stays, unless it is the only one.</summary>
    private static void MaskLocalPart(Span<char> local) => local[(local.Length > 1 ? 1 : 0)..].Fill(Dot);

    private static void HideDigits(Span<char> value)
    {
        foreach (ref var c in value)
        {
            if (DigitRun.IsDigit(c))
                c = Dot;
        }
    }
}
