using SmartCaBot.Signing.Identity;
using SmartCaBot.Staff;

namespace SmartCaBot.Host.Cli;

/// <summary><c>staff invite-admin</c> and <c>staff invite</c>: one-time links, made by whoever holds the server.</summary>
internal static class StaffVerb
{
    private static readonly Uri Local = new("http://127.0.0.1:8080");

    /// <summary>The first administrator; another one only when asked for on purpose.</summary>
    public static async Task<ExitCode> InviteAdminAsync(Toolbox tools, Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (!arguments.Has("again") && await tools.Get<Operators>().HaveAdministratorAsync(CancellationToken.None))
        {
            await errors.WriteLineAsync("There is an administrator already, who can invite others at /admin. With --again this makes another one.");
            return ExitCode.No;
        }

        return await InviteAsync(tools, arguments, new HashSet<StaffRole> { StaffRole.Administrator }, output, errors);
    }

    public static async Task<ExitCode> InviteAsync(Toolbox tools, Arguments arguments, TextWriter output, TextWriter errors)
    {
        var roles = new HashSet<StaffRole>();
        foreach (var name in (arguments.Value("roles") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (Enum.TryParse<StaffRole>(name, ignoreCase: true, out var role) && Enum.IsDefined(role)) roles.Add(role);
            else return await UsageAsync(errors, $"There is no role {name}. Roles: {string.Join(", ", Enum.GetNames<StaffRole>())}.");
        return await InviteAsync(tools, arguments, roles, output, errors);
    }

    private static async Task<ExitCode> InviteAsync(
        Toolbox tools, Arguments arguments, HashSet<StaffRole> roles, TextWriter output, TextWriter errors)
    {
        if (arguments.Value("name") is not { } name || arguments.Value("login") is not { } login) return await UsageAsync(errors, "Needed: --name and --login.");
        CitizenId? citizen = null;
        if (arguments.Value("citizen-id") is { } number && !CitizenId.TryParse(number, out citizen)) return await UsageAsync(errors, "--citizen-id has 12 digits.");
        var person = new NewStaff(name, login, roles, arguments.Value("office"), citizen);
        switch (await tools.Get<Operators>().InviteAsync(person, CancellationToken.None))
        {
            case InviteOutcome.Invited invited:
                await output.WriteLineAsync(new Uri(tools.Installation.Options.PublicUrl ?? Local, invited.Path).AbsoluteUri);
                await errors.WriteLineAsync($"Good once, until {invited.Until:u}. Give it to that person only: who opens it sets the password.");
                return ExitCode.Done;
            case InviteOutcome.Refused refused:
                return await UsageAsync(errors, Words(refused.Why));
            default:
                throw new InvalidOperationException();
        }
    }

    private static string Words(AccountRefusal why) => why switch
    {
        AccountRefusal.NameInvalid => "--name has 2 to 100 characters.",
        AccountRefusal.LoginInvalid => "--login has 3 to 60 characters: letters without accents, digits, dots, dashes.",
        AccountRefusal.LoginTaken => "Somebody has this --login already; take another, or give its owner a new link at /admin/accounts.",
        AccountRefusal.NoRole => $"--roles names at least one of {string.Join(", ", Enum.GetNames<StaffRole>())}.",
        AccountRefusal.SupervisorIsAgent => "A Supervisor is an Agent as well: --roles Agent,Supervisor.",
        AccountRefusal.OfficerNeedsCitizenId => "An Officer needs --citizen-id, so that nobody decides about their own dossier.",
        AccountRefusal.OfficeUnknown => "There is no such --office, or it is closed; /admin/offices shows the ids in its addresses.",
        _ => $"The account was not made: {why}.",
    };

    private static async Task<ExitCode> UsageAsync(TextWriter errors, string message)
    {
        await errors.WriteLineAsync(message);
        return ExitCode.Usage;
    }
}
