using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Duty;

/// <summary>
/// Whoever opens a page of the desk is there, and whoever is there stays when they open another page of the staff's. What scripts fetch counts
/// only where no feed is open: after a browser's death nothing but the silence of its feed is to count.
/// </summary>
internal sealed class AttendanceFilter(Attendance attendance) : IAsyncPageFilter
{
    private const string WithoutFeed = "Figures";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var handler = context.HandlerMethod?.Name;
        if (!context.ActionDescriptor.ViewEnginePath.StartsWith("/Desk/", StringComparison.Ordinal))
        {
            if (http.StaffOrNull() is { } staff && staff.May(StaffPolicies.Desk)) await attendance.SeenElsewhereAsync(staff, http.RequestAborted);
        }
        else if (HttpMethods.IsGet(http.Request.Method) && string.IsNullOrEmpty(handler) || handler == WithoutFeed)
            await attendance.SeenAsync(http.Staff(), http.RequestAborted);
        await next();
    }
}
