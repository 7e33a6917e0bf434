using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.TestKit.Simulators;

namespace SmartCaBot.TestKit.Chats;

/// <summary>
/// Plays a <c>.chat</c> file: keeps its comments and what the person does, and writes the bot's side anew. The file is right when that
/// changes nothing.
/// <code>
/// # a comment
/// @ time +3m                    the clock; other settings: see Arrange
/// &gt; xin chào                    the person writes (\u0007 is that character, {a*20000} is it so many times)
/// &gt; [Ký tài liệu]               presses a button; [Ký tài liệu] (cũ) one of an earlier message, (nữa) the same once more
/// file: don.pdf                 sends a file, or several with commas
/// ! webchat/join {"language":"vi"}   an event
/// @ at zalo                     from here on in another conversation of that name, on the channel of that name
/// | zalo                        what follows happens there by itself: an event from the conversation above
/// desk: claim                   the help desk does something: see DeskLines
/// app: confirms                 what becomes of the request in another company's app: confirms, declines, spoils, expires
/// page: 100002                  enters a code on the page behind the latest link; "page: cancel" cancels there
/// &lt; Chào anh/chị.              the bot writes; further lines are indented
///   [Nút] [Nút]                 its buttons
///   (đính kèm: …)               its attachments
/// ~ ••••••                      how the person's own message is stored, when that differs
/// = StepRejected                how the turn ended
/// </code>
/// </summary>
public sealed partial class ChatRunner
{
    private const long FileSize = 186_000;

    private readonly SimulatedWorld _world = new();
    private readonly Dictionary<string, ChatPartner> _partners = new(StringComparer.Ordinal);
    private ChatPartner _partner;
    private readonly List<string> _lines = [];

    private ChatRunner() => _partners["chat"] = _partner = new ChatPartner(_world);

    /// <summary>The file as it should be.</summary>
    public static async Task<string> PlayAsync(string script)
    {
        var runner = new ChatRunner();
        foreach (var line in script.ReplaceLineEndings("\n").Split('\n')) await runner.LineAsync(line);
        return string.Join('\n', runner._lines).Trim('\n') + "\n";
    }

    private async Task LineAsync(string line)
    {
        if (line.StartsWith('<') || line.StartsWith("  ", StringComparison.Ordinal) || line.StartsWith('~') || line.StartsWith('=') || line.StartsWith('|')) return;
        if (line.Length == 0 && (_lines.Count == 0 || _lines[^1].Length == 0)) return;
        _lines.Add(line);
        if (line.StartsWith('@')) Arrange(line[1..].Trim());
        else if (line.StartsWith("file:", StringComparison.Ordinal)) await WriteAsync("", await _partner.SendFilesAsync(line[5..].Split(',', StringSplitOptions.TrimEntries).Select(f => (f, FileSize))));
        else if (line.StartsWith("desk:", StringComparison.Ordinal)) await WriteAsync(null, await _partner.DeskAsync(DeskLines.Read(line[5..].Trim())));
        else if (line.StartsWith("page:", StringComparison.Ordinal)) await WriteAsync(null, await PageAsync(line[5..].Trim()));
        else if (line.StartsWith("app:", StringComparison.Ordinal)) await WriteAsync(null, await AppAsync(line[4..].Trim()));
        else if (line.StartsWith('!')) await WriteAsync(null, await EventAsync(line[1..].Trim()));
        else if (line.StartsWith('>')) await PersonAsync(line[1..].Trim());
    }

    private Task<TurnResult> EventAsync(string line)
    {
        var parts = line.Split(' ', 2);
        return _partner.EventAsync(parts[0], parts.Length > 1 ? parts[1] : null);
    }

    private async Task<TurnResult> PageAsync(string what)
    {
        var (name, value) = what == "cancel" ? _world.CodePage.Cancel() : await _world.CodePage.EnterAsync(what);
        return await _partner.EventAsync(name, value);
    }

    private Task<TurnResult> AppAsync(string what)
    {
        var (name, value) = _world.App.Does(what);
        return _partner.EventAsync(name, value);
    }

    private async Task PersonAsync(string line)
    {
        if (Button().Match(line) is not { Success: true } press)
        {
            var text = Unescape(line);
            await WriteAsync(text, await _partner.SayAsync(text));
            return;
        }

        var label = press.Groups[1].Value;
        await WriteAsync(label, press.Groups[2].Value switch
        {
            "cũ" => await _partner.PressOldAsync(label),
            "nữa" => await _partner.PressAgainAsync(),
            _ => await _partner.PressAsync(label),
        });
    }

    private void Switch(string[] order)
    {
        var name = Enum.Parse<SwitchName>(order[0]);
        if (order[1] == "on") _world.Switches.Off.Remove(name);
        else _world.Switches.Off[name] = order.Length > 2 ? string.Join(' ', order[2..]) : null;
    }

    private void Arrange(string setting)
    {
        var words = setting.Split(' ', 2);
        switch (words)
        {
            case ["time", ['+', .. var span]]:
                var amount = int.Parse(span.AsSpan(0, span.Length - 1), CultureInfo.InvariantCulture);
                _world.Now += span[^1] switch
                {
                    's' => TimeSpan.FromSeconds(amount),
                    'm' => TimeSpan.FromMinutes(amount),
                    'h' => TimeSpan.FromHours(amount),
                    _ => TimeSpan.FromDays(amount),
                };
                break;
            case ["at", var name]: _partner = At(name); break;
            case ["channel", var channel]: _partner.Channel = channel; break;
            case ["mode", "guide"]: _world.Mode = RegistrationMode.Guide; break;
            case ["review", "by-officer"]: _world.ApprovesAtOnce = false; break;
            case ["officer", "approves"]: _world.Registration.Decide(approve: true); break;
            case ["officer", var refusal] when refusal.StartsWith("refuses: ", StringComparison.Ordinal): _world.Registration.Decide(approve: false, refusal[9..]); break;
            case ["switch", var order]: Switch(order.Split(' ')); break;
            case ["pictures", var policy]: _world.CardPictures.Policy = Enum.Parse<CardPicturePolicy>(policy, ignoreCase: true); break;
            case ["confirmation", var kind]: _world.App.Kind = Enum.Parse<ConfirmationKind>(kind, ignoreCase: true); break;
            case ["gateway", "slow"]: _world.App.IsSlow = true; break;
            case ["gateway", "restarts"]: _world.App.Restart(); break;
            case ["signed", var what]: Sign(what.Split('|', StringSplitOptions.TrimEntries)); break;
            case ["signing", var state]: _world.SigningIsDown = state == "down"; break;
            case ["registration", var state]: _world.RegistrationIsDown = state == "down"; break;
            case ["gateway", "has-certificate"]: _world.GatewayHasCertificate = true; break;
            case ["desk", var state]: _world.HelpDesk.Availability = DeskLines.Availability(state); break;
            case ["campaign", var hung]: _world.Campaigns.Known[hung.Split('|')[0].Trim()] = DeskLines.Campaign(hung); break;
            case ["handed", var paper]: _world.HandedDocuments.Known[paper.Split('|')[0].Trim()] = DeskLines.Handed(paper); break;
            case ["citizen", var how]: AddCitizen(how); break;
            default: throw new FormatException($"Unknown setting '@ {setting}'.");
        }
    }

    /// <summary>"30 | hop-dong.pdf | Cổng dịch vụ | 3": thirty times, each a minute later; who asked, and how many documents.</summary>
    private void Sign(string[] what)
    {
        var times = int.Parse(what[0], CultureInfo.InvariantCulture);
        for (var i = 1; i <= times; i++)
        {
            var name = times == 1 ? what[1] : string.Create(CultureInfo.InvariantCulture, $"{i}-{what[1]}");
            var others = what.Length > 3 ? int.Parse(what[3], CultureInfo.InvariantCulture) - 1 : 0;
            _world.Signed.Add(new SignedItem(
                name, _world.Now.AddMinutes(i), $"0199aa00-0000-7000-8000-0000{_world.Signed.Count + 1:x8}", others, what.Length > 2 ? what[2] : null));
        }
    }

    private void AddCitizen(string how)
    {
        _world.AddCertificate(SimulatedWorld.KnownCitizen, how.Contains("expired", StringComparison.Ordinal) ? -1 : 365);
        if (how.Contains("two-certificates", StringComparison.Ordinal)) _world.AddCertificate(SimulatedWorld.KnownCitizen, 700);
        if (how.Contains("identified", StringComparison.Ordinal)) _partner.Become(SimulatedWorld.KnownCitizen);
    }

    private ChatPartner At(string name) => _partners.TryGetValue(name, out var there)
        ? there
        : _partners[name] = new ChatPartner(_world, name, name == "chat" ? "directline" : name);

    /// <summary>What the turn said; then what it caused in other conversations.</summary>
    private async Task WriteAsync(string? said, TurnResult result)
    {
        Write(said, result);
        var sent = new Queue<OutboxMessage>(result.Outbox);
        while (sent.TryDequeue(out var message))
        {
            var notice = JsonSerializer.Deserialize<ConversationEvent>(message.Payload)!;
            var there = await At(message.Recipient).EventAsync(notice.Name, notice.Value.GetRawText());
            _lines.Add($"| {message.Recipient}");
            Write(null, there);
            foreach (var further in there.Outbox) sent.Enqueue(further);
        }
    }

    private void Write(string? said, TurnResult result)
    {
        if (result.Error is { } error) throw new InvalidOperationException($"The bot failed after '{_lines[^1]}'.", error);
        if (said is not null && result.Echo?.Text is { } echo && echo != said && echo.Length <= 200) _lines.Add("~ " + echo);
        foreach (var reply in result.Replies) _lines.AddRange(ReplyLines.Of(reply));
        _lines.Add($"= {result.Outcome}");
    }

    private static string Unescape(string text)
    {
        text = Repeat().Replace(text, m => string.Concat(Enumerable.Repeat(m.Groups[1].Value, int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture))));
        return Escape().Replace(text, m => ((char)int.Parse(m.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
    }

    [GeneratedRegex(@"^\[([^\]]+)\](?:\s+\((cũ|nữa)\))?$")]
    private static partial Regex Button();

    [GeneratedRegex(@"\{(.+?)\*(\d+)\}")]
    private static partial Regex Repeat();

    [GeneratedRegex(@"\\u([0-9a-fA-F]{4})")]
    private static partial Regex Escape();
}
