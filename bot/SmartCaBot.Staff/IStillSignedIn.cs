using Microsoft.AspNetCore.Http;

namespace SmartCaBot.Staff;

/// <summary>For answers that last: whether whoever asked is still who they were.</summary>
public interface IStillSignedIn
{
    /// <summary>As they are now, within two seconds; null when they have signed out, are disabled or were idle too long. Does not count as use.</summary>
    Task<StaffMember?> FindAsync(HttpContext http);
}
