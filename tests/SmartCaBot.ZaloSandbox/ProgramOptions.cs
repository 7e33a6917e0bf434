namespace SmartCaBot.ZaloSandbox;

/// <summary>Options of the program: --Port 8090, or ZaloSandbox__Port in the environment; the names are those of <see cref="SandboxOptions"/>.</summary>
internal static class ProgramOptions
{
    private const string Section = "ZaloSandbox";
    private const int UsualPort = 8090;

    /// <summary>Invented people who have a phone from the start.</summary>
    public static readonly IReadOnlyList<(string Name, string Number)> People =
        [("Nguyễn Thị Mai", "0905000111"), ("Y Thuột Niê", "0905000222"), ("Trần Văn Hùng", "0905000333")];

    public static SandboxOptions Read(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables($"{Section}__").AddCommandLine(args).Build();
        var defaults = new SandboxOptions { Port = UsualPort };
        return defaults with
        {
            Port = configuration.GetValue(nameof(SandboxOptions.Port), defaults.Port),
            AppId = configuration[nameof(SandboxOptions.AppId)] ?? defaults.AppId,
            AppSecret = configuration[nameof(SandboxOptions.AppSecret)] ?? defaults.AppSecret,
            OaId = configuration[nameof(SandboxOptions.OaId)] ?? defaults.OaId,
            OaName = configuration[nameof(SandboxOptions.OaName)] ?? defaults.OaName,
            OaSecretKey = configuration[nameof(SandboxOptions.OaSecretKey)] ?? defaults.OaSecretKey,
            WebhookUrl = configuration.GetValue<Uri?>(nameof(SandboxOptions.WebhookUrl)),
            RedirectUri = configuration.GetValue<Uri?>(nameof(SandboxOptions.RedirectUri)),
            RefreshToken = configuration[nameof(SandboxOptions.RefreshToken)],
            StateFile = configuration[nameof(SandboxOptions.StateFile)],
            RequiresProof = configuration.GetValue(nameof(SandboxOptions.RequiresProof), defaults.RequiresProof),
        };
    }
}
