using System.Text;
using SmartCaBot.Host.Composition;
using SmartCaBot.Understanding;

namespace SmartCaBot.Host.Cli;

/// <summary>
/// <c>understand</c>: a JSON object {"text":…} a line in, one line out for each. Opens neither database nor token. A line that is no such
/// object is named on stderr and makes the exit code 2; the others are still answered.
/// </summary>
internal static class UnderstandVerb
{
    public static async Task<ExitCode> RunAsync(Stream input, Stream output)
    {
        var understander = BotServices.Understander();
        var code = ExitCode.Done;
        using var reader = new StreamReader(input, Encoding.UTF8);
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        for (var number = 1; await reader.ReadLineAsync() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (UnderstandingJson.ReadText(line) is { } text)
            {
                await writer.WriteLineAsync(UnderstandingJson.WriteLine(understander.Understand(text)));
                continue;
            }

            await Console.Error.WriteLineAsync($"Line {number} is not an object with a text.");
            code = ExitCode.Usage;
        }

        return code;
    }
}
