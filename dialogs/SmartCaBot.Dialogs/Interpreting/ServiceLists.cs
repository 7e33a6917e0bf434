namespace SmartCaBot.Dialogs.Interpreting;

/// <summary>Arguments of the services dialogs. Audiences are the understanding's own words.</summary>
internal static class ServiceLists
{
    public const string All = "all";
    public const string Full = "full";
    public const string Partial = "partial";
    public const string Levels = "levels";
    public const string AskAudience = "audience";
    public const string Citizen = "citizen";
    public const string HouseholdBusiness = "household_business";
    public const string Enterprise = "enterprise";
}
