using SmartCaBot.Dialogs;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.TestKit.Simulators;

/// <summary>The app in which a person confirms, and the authenticator whose codes they type; <see cref="Kind"/> says which of them asks.</summary>
public sealed class SimulatedApp(SimulatedWorld world) : IOutsideConfirmations
{
    public const string Password = "mat-khau-ky";
    public const string Code = "654321";

    private static readonly TimeSpan Time = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, Request> _requests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _passwords = new(StringComparer.Ordinal);
    private AwaitedCode? _latest;

    public ConfirmationKind Kind { get; set; } = ConfirmationKind.SentCode;

    public bool IsSlow { get; set; }

    public Task<AppRequest> AskAsync(AwaitedCode awaited, CancellationToken cancellationToken)
    {
        if (world.SigningIsDown) return Task.FromResult(new AppRequest(AppRequestOutcome.Unavailable));
        _latest = awaited;
        if (!_requests.TryGetValue(awaited.Reference, out var request)) _requests[awaited.Reference] = request = new Request(world.Now + Time);
        return Task.FromResult(new AppRequest(IsSlow ? AppRequestOutcome.Slow : AppRequestOutcome.Asked, "Xác nhận danh tính 4821", request.EndsAt));
    }

    public void Hold(string reference, string password) => _passwords[reference] = password;

    /// <summary>Everything that was kept in memory is lost.</summary>
    public void Restart() => _passwords.Clear();

    /// <summary>The person does something in the app, or their time runs out: the event that follows, and its value.</summary>
    public (string Name, string Value) Does(string what)
    {
        var awaited = _latest ?? throw new InvalidOperationException("The app was not asked.");
        var request = _requests[awaited.Reference];
        // What has come to an end stays as it is.
        request.Result ??= what switch
        {
            "confirms" => ConfirmOutcome.Signed,
            "declines" => ConfirmOutcome.Declined,
            "spoils" => ConfirmOutcome.Faulty,
            "expires" => ConfirmOutcome.Expired,
            _ => throw new FormatException($"Unknown line 'app: {what}'."),
        };
        return (
            BotEvents.CodeEntered,
            $$"""{"smartca":{"q":"{{awaited.RunId}}/{{awaited.Key}}","a":"entered"},"purpose":"{{awaited.Purpose}}","reference":"{{awaited.Reference}}"}""");
    }

    /// <summary>How a request stands; <see cref="ConfirmOutcome.WrongCode"/> while it waits.</summary>
    internal ConfirmOutcome Look(string reference, string code) => Kind == ConfirmationKind.App
        ? _requests.GetValueOrDefault(reference)?.Result ?? ConfirmOutcome.WrongCode
        : !_passwords.Remove(reference, out var password) ? ConfirmOutcome.PasswordGone
        : password == Password && code == Code ? ConfirmOutcome.Signed : ConfirmOutcome.WrongCode;

    private sealed class Request(DateTimeOffset endsAt)
    {
        public DateTimeOffset EndsAt => endsAt;

        public ConfirmOutcome? Result { get; set; }
    }
}
