using SmartCaBot.Dialogs;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.TestKit.Simulators;

/// <summary>The page where codes are entered, as far as a conversation notices it.</summary>
public sealed class SimulatedCodePage(SimulatedWorld world) : ICodePages
{
    private static readonly TimeSpan LinkTime = TimeSpan.FromMinutes(10);

    private AwaitedCode? _latest;
    private int _links;
    private int _entries;

    public bool MayBeTyped(string channel) => !world.WithoutTypedCodes.Contains(channel);

    public CodePageAddress Make(AwaitedCode awaited, DateTimeOffset now)
    {
        _latest = awaited;
        return new CodePageAddress($"https://bot.example.vn/sign/{++_links}", now + LinkTime);
    }

    /// <summary>Enters a code behind the latest link; the event that the page then sends, and its value.</summary>
    public async Task<(string Name, string Value)> EnterAsync(string code)
    {
        var key = $"page-{++_entries}";
        switch (Latest.Purpose)
        {
            case CodePurpose.Signature:
                await world.Ports.Signing.ConfirmAsync(key, SimulatedWorld.KnownCitizen, Latest.Reference, code, CancellationToken.None);
                break;
            case CodePurpose.Activation:
                await world.Registration.ActivateAsync(key, new Applicant(Latest.ConversationId, null), Latest.Reference, code, CancellationToken.None);
                break;
            default:
                await world.Ports.Identification.ConfirmAsync(key, Latest.Reference, code, CancellationToken.None);
                break;
        }

        return (BotEvents.CodeEntered, Value("""  "a":"entered"  """));
    }

    public (string Name, string Value) Cancel() => (BotEvents.CodeCancelled, Value("""  "do":"@cancel"  """));

    private AwaitedCode Latest => _latest ?? throw new InvalidOperationException("No link was given.");

    private string Value(string act) =>
        $$"""{"smartca":{"q":"{{Latest.RunId}}/{{Latest.Key}}",{{act.Trim()}}},"purpose":"{{Latest.Purpose}}","reference":"{{Latest.Reference}}"}""";
}
