using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SmartCaBot.Staff.Pages;

[AllowAnonymous]
internal sealed class SignInModel : PageModel;
