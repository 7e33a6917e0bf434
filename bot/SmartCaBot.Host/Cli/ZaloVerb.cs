using SmartCaBot.Channels.Zalo;

namespace SmartCaBot.Host.Cli;

/// <summary><c>zalo connect|status</c>: an administrator of the account lets the bot speak for it, and sees whether it may.</summary>
internal static class ZaloVerb
{
    public static async Task<ExitCode> ConnectAsync(Toolbox tools, TextReader input, TextWriter output)
    {
        if (!await IsEnabledAsync(tools, output)) return ExitCode.Configuration;
        var connection = tools.Get<ZaloConnection>();
        var permission = await connection.AskAsync(CancellationToken.None);
        await output.WriteLineAsync($"""
            1. In the console (developers.zalo.me, Official Account, "Thiết lập chung") enter once:
               callback address: {permission.Callback}
               code challenge:   {permission.Challenge}
            2. As an administrator of the Official Account open:
               {permission.Page}
            3. Paste here the address that the browser is sent to, or its code, within ten minutes:
            """);
        var outcome = await input.ReadLineAsync() is { Length: > 0 } answer
            ? await connection.ConnectAsync(answer, permission, CancellationToken.None)
            : ZaloConnected.NoCode;
        await output.WriteLineAsync(outcome switch
        {
            ZaloConnected.Done => "Connected. A host that serves takes the token up by itself.",
            ZaloConnected.NoCode => "There is no code in that. Nothing was changed.",
            ZaloConnected.OtherRequest => "That address answers another request. Start again. Nothing was changed.",
            ZaloConnected.OtherAccount => "That is another Official Account than Zalo:OaId. Nothing was changed.",
            ZaloConnected.Refused => "Zalo refused the code: used, older than ten minutes, or AppId, AppSecret or the challenge in the console is wrong.",
            _ => "Zalo could not be reached. The code may be used up: start again.",
        });
        return outcome == ZaloConnected.Done ? ExitCode.Done : outcome == ZaloConnected.Unreachable ? ExitCode.Unavailable : ExitCode.No;
    }

    public static async Task<ExitCode> StatusAsync(Toolbox tools, TextWriter output)
    {
        if (!await IsEnabledAsync(tools, output)) return ExitCode.Configuration;
        var connection = tools.Get<ZaloConnection>();
        var (account, problem) = await connection.AccountAsync(CancellationToken.None);
        if (await connection.TokenAsync(CancellationToken.None) is not { } token)
        {
            await output.WriteLineAsync("Not connected. Run: smartcabot zalo connect");
            return ExitCode.No;
        }

        await output.WriteLineAsync($"Access token issued {token.IssuedAt:u}, good until {token.ExpiresAt:u}.");
        await output.WriteLineAsync(account is null
            ? $"The account could not be asked: {problem}."
            : $"Account {account.Name}, {(account.IsVerified ? "verified" : "NOT verified")}, package {account.Package} until {account.ValidThrough}.");
        return account is null ? ExitCode.Unavailable : ExitCode.Done;
    }

    private static async Task<bool> IsEnabledAsync(Toolbox tools, TextWriter output)
    {
        if (tools.Installation.Options.Zalo.Enabled) return true;
        await output.WriteLineAsync("Zalo:Enabled is off.");
        return false;
    }
}
