using Microsoft.AspNetCore.Authorization;

namespace SmartCaBot.Staff;

/// <summary>Who may open what, by name for <see cref="AuthorizeAttribute.Policy"/>. Whose object it is, the page checks when it loads it.</summary>
public static class StaffPolicies
{
    /// <summary>Anybody of the staff who is signed in.</summary>
    public const string SignedIn = "staff";

    public const string Desk = "staff.desk";
    public const string Supervisor = "staff.supervisor";
    public const string Office = "staff.office";

    /// <summary>Decides about dossiers.</summary>
    public const string Review = "staff.review";

    public const string Content = "staff.content";
    public const string ContentReview = "staff.content-review";
    public const string Admin = "staff.admin";
    public const string Audit = "staff.audit";

    internal static readonly IReadOnlyDictionary<string, StaffRole[]> Roles = new Dictionary<string, StaffRole[]>
    {
        [SignedIn] = Enum.GetValues<StaffRole>(),
        [Desk] = [StaffRole.Agent, StaffRole.Supervisor],
        [Supervisor] = [StaffRole.Supervisor],
        [Office] = [StaffRole.Officer],
        [Review] = [StaffRole.Officer],
        [Content] = [StaffRole.ContentEditor, StaffRole.ContentReviewer],
        [ContentReview] = [StaffRole.ContentReviewer],
        [Admin] = [StaffRole.Administrator],
        [Audit] = [StaffRole.Auditor, StaffRole.Administrator],
    };

    internal static void AddTo(AuthorizationOptions options)
    {
        foreach (var (name, roles) in Roles)
            options.AddPolicy(name, policy => policy.AddAuthenticationSchemes(StaffModule.Scheme).RequireRole(roles.Select(role => role.ToString())));
    }
}
