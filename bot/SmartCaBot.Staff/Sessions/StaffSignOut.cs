using Microsoft.AspNetCore.Http;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff.SigningIn;

namespace SmartCaBot.Staff.Sessions;

internal sealed class StaffSignOut(StaffSessions sessions, DeviceCookie device, IStaffAudit audit) : IStaffSignOut
{
    public async Task SignOutAsync(HttpContext http)
    {
        if (http.StaffOrNull() is { } member)
            await audit.RecordAsync(AuditKind.StaffSignedOut, member, member.Id, "", "why=device-handed-over", CancellationToken.None);
        await sessions.EndAsync(http);
        device.Remove(http);
    }
}
