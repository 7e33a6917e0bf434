namespace SmartCaBot.Understanding.PersonalData;

public enum PersonalDataKind
{
    /// <summary>Căn cước công dân: 12 digits.</summary>
    CitizenId,

    /// <summary>Chứng minh nhân dân, no longer issued: 9 digits.</summary>
    OldIdentityCard,

    /// <summary>0 or +84 and nine more digits (ten for landlines).</summary>
    Phone,

    Email,

    /// <summary>Four to eight digits alone: perhaps a one-time code or a PIN, so it is treated as one.</summary>
    OneTimeCode,

    /// <summary>13 to 19 digits that pass the Luhn check (ISO/IEC 7812-1, annex B).</summary>
    CardNumber,
}

/// <summary>Where a personal value stands, in UTF-16 units of the text.</summary>
public readonly record struct PersonalDataSpan(PersonalDataKind Kind, int Start, int Length);
