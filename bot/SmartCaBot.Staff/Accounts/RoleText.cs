using System.Collections.Frozen;

namespace SmartCaBot.Staff.Accounts;

/// <summary>Roles as the database holds them: names in alphabetical order, parted by commas.</summary>
internal static class RoleText
{
    public static string Write(IEnumerable<StaffRole> roles) =>
        string.Join(',', roles.Select(role => role.ToString()).Distinct().Order(StringComparer.Ordinal));

    public static IReadOnlySet<StaffRole> Read(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<StaffRole>).ToFrozenSet();
}
