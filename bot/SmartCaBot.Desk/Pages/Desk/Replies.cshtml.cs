using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Desk.Replies;
using SmartCaBot.Desk.Storing;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Pages;

/// <summary>All canned replies, by folder.</summary>
[Authorize(Policy = StaffPolicies.Supervisor)]
internal sealed class RepliesModel(ReplyTable table) : PageModel
{
    public IReadOnlyList<CannedReply> Replies { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Replies = await table.ListAsync(cancellationToken);
}
