using Microsoft.AspNetCore.Http;

namespace SmartCaBot.Staff;

/// <summary>Who makes a request.</summary>
public static class StaffContext
{
    /// <summary>On pages behind a policy.</summary>
    public static StaffMember Staff(this HttpContext http) =>
        http.StaffOrNull() ?? throw new InvalidOperationException("Nobody is signed in; the page lacks a policy.");

    public static StaffMember? StaffOrNull(this HttpContext http) => http.Features.Get<StaffMember>();
}
