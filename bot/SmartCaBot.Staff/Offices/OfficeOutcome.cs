namespace SmartCaBot.Staff;

public enum OfficeOutcome
{
    Done,
    NotFound,

    /// <summary>Name, ward or province is missing or longer than 200 characters.</summary>
    Invalid,

    TimeZoneUnknown,
}
