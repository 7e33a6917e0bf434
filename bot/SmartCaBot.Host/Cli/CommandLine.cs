using SmartCaBot.Host.Demo;

namespace SmartCaBot.Host.Cli;

/// <summary>The program's verbs. Without one it serves.</summary>
internal static class CommandLine
{
    private const string Help = """
        smartcabot                        serve (configuration: appsettings.json, SmartCaBot__… in the environment)
        smartcabot understand             JSON lines {"text":…} on stdin, what they mean on stdout
        smartcabot demo [DIRECTORY]       the main job over HTTP, with the signed file and its verification

        Exit codes: 0 done, 1 the answer is no, 2 not understood, 3 something is unavailable, 78 wrong configuration.
        """;

    /// <summary>The command that the arguments name, already running; null to serve.</summary>
    public static Task<ExitCode>? Find(string[] args) => args switch
    {
        [] or [['-', ..], ..] when args is not ["--help" or "-h", ..] => null,
        ["understand"] => UnderstandVerb.RunAsync(Console.OpenStandardInput(), Console.OpenStandardOutput()),
        ["demo", .. { Length: <= 1 } rest] => DemoVerb.RunAsync(rest.FirstOrDefault(), Console.Out),
        ["help" or "--help" or "-h", ..] => Task.FromResult(Tell(Console.Out, ExitCode.Done)),
        _ => Task.FromResult(Tell(Console.Error, ExitCode.Usage)),
    };

    private static ExitCode Tell(TextWriter writer, ExitCode code)
    {
        writer.WriteLine(Help);
        return code;
    }
}
