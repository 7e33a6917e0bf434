namespace SmartCaBot.Signing.Enrolment;

/// <summary>Why a dossier cannot be taken. Each has its phrase for the citizen.</summary>
public enum DossierDefect
{
    /// <summary>No consent to this purpose.</summary>
    ConsentMissing,

    /// <summary>The identity number says another year of birth.</summary>
    CitizenIdDisagrees,

    CardExpired,

    /// <summary>Issued in the future or before birth, or expiring before it was issued.</summary>
    CardDatesImpossible,

    TooYoung,

    /// <summary>Province or address is empty or too long.</summary>
    AddressIncomplete,
}
