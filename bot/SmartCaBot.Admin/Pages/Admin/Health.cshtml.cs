using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Admin.Upkeep;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Pages;

[Authorize(Policy = StaffPolicies.Admin)]
internal sealed class HealthModel(IPlatformHealth health, NodeTable nodes, IUpkeepNotes upkeep, TimeProvider clock) : PageModel
{
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public IReadOnlyList<PlatformPart> Parts { get; private set; } = [];

    public IReadOnlyList<Node> Nodes { get; private set; } = [];

    public UpkeepNote? Backup { get; private set; }

    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        Parts = [.. (await health.AskAsync(stop)).OrderByDescending(part => part.State)];
        Nodes = await nodes.ListAsync(stop);
        Backup = await upkeep.FindAsync(IUpkeepNotes.Backup, stop);
    }
}
