using Microsoft.AspNetCore.Http;

namespace SmartCaBot.Staff;

/// <summary>Ends the session of this browser, for pages after which somebody else uses it.</summary>
public interface IStaffSignOut
{
    /// <summary>Takes effect at once, also on the server.</summary>
    Task SignOutAsync(HttpContext http);
}
