using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace SmartCaBot.Signing.Api.Pages.Pictures;

/// <summary>
/// The narrowest place for a child that this system allows. As root: another user, no capabilities, no network, no other processes, and what it
/// starts ends with it. As somebody else: namespaces of
/// its own, without network and other processes, with our data covered by nothing. Where neither works it has our rights without new ones, and
/// the log says so.
/// </summary>
/// <param name="covered">Our data.</param>
/// <param name="logger">Told which it is.</param>
internal sealed partial class Sandbox(string covered, ILogger<Sandbox> logger)
{
    // nobody, nogroup
    private const string Nobody = "65534";

    private static readonly string[] Bare = ["setpriv", "--no-new-privs"];

    private static readonly string[] WithoutRights = ["--no-new-privs", "--bounding-set=-all", "--inh-caps=-all"];

    private readonly Lock _gate = new();
    private Task<string[]>? _chosen;

    /// <summary>Words before the program's.</summary>
    public Task<string[]> PrefixAsync()
    {
        lock (_gate) return _chosen ??= ChooseAsync();
    }

    /// <summary>Nothing of ours is in its environment: our settings, and so our secrets, are in our own.</summary>
    public static ProcessStartInfo Start(string program, IEnumerable<string> words)
    {
        var start = new ProcessStartInfo(program, words)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["LANG"] = "C.UTF-8";
        return start;
    }

    private async Task<string[]> ChooseAsync()
    {
        string[] other = ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", .. WithoutRights];
        (string Name, string[] Words)[] places = Environment.IsPrivilegedProcess
            ?
            [
                ("another user, without network and other processes", ["unshare", "-npf", "--kill-child", .. other]),
                ("another user, without network", ["unshare", "-n", .. other]), ("another user", other),
            ]
            :
            [
                ("namespaces of its own", [
                    "unshare", "-rnmpf", "--kill-child", "--mount-proc", "sh", "-c", "mount -t tmpfs -o size=4k,mode=0 none \"$1\" && shift && exec \"$@\"", "sh",
                    covered, "setpriv", .. WithoutRights,
                ]),
                ("no network", ["unshare", "-rn", "setpriv", .. WithoutRights]),
            ];
        foreach (var (name, words) in places)
        {
            if (!await RunsAsync(words)) continue;
            LogPlace(name);
            return words;
        }

        LogNoPlace();
        return Bare;
    }

    private static async Task<bool> RunsAsync(string[] words)
    {
        try
        {
            using var process = Process.Start(Start(words[0], [.. words[1..], "true"]))!;
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Documents' pages are drawn with these limits besides time and memory: {Place}.")]
    private partial void LogPlace(string place);

    [LoggerMessage(2, LogLevel.Warning, "Documents' pages are drawn with the rights of this process: this system allows neither another user nor namespaces. See docs/operations.md.")]
    private partial void LogNoPlace();
}
