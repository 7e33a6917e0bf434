using System.Text.RegularExpressions;

namespace SmartCaBot.Staff.Accounts;

internal static partial class AccountRules
{
    public static AccountRefusal? Check(NewStaff person)
    {
        if (person.Name.Trim().Length is < 2 or > 100 || person.Name.Any(char.IsControl)) return AccountRefusal.NameInvalid;
        if (!Login().IsMatch(person.Login.Trim().ToLowerInvariant())) return AccountRefusal.LoginInvalid;
        return Check(person.Roles, person.CitizenId is not null);
    }

    public static AccountRefusal? Check(IReadOnlySet<StaffRole> roles, bool hasCitizenId)
    {
        if (roles.Count == 0) return AccountRefusal.NoRole;
        if (roles.Contains(StaffRole.Supervisor) && !roles.Contains(StaffRole.Agent)) return AccountRefusal.SupervisorIsAgent;
        return roles.Contains(StaffRole.Officer) && !hasCitizenId ? AccountRefusal.OfficerNeedsCitizenId : null;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9._@-]{2,59}$")]
    private static partial Regex Login();
}
