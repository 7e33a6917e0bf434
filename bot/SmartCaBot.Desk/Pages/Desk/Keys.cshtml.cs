using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Pages;

[Authorize(Policy = StaffPolicies.Desk)]
internal sealed class KeysModel : PageModel;
