using Microsoft.AspNetCore.Authorization;
using SmartCaBot.Staff.Sessions;

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

    /// <summary>
    /// The second factor was shown within the last ten minutes; beside another policy, for dangerous actions. Who lacks it is asked for it and
    /// comes back to the page. See <see cref="Confirming.AskToConfirm"/> for one action among others.
    /// </summary>
    public const string Fresh = "staff.fresh";

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
        options.AddPolicy(Fresh, policy => policy.AddAuthenticationSchemes(StaffModule.Scheme).RequireAuthenticatedUser().AddRequirements(new FreshRequirement()));
    }
}
