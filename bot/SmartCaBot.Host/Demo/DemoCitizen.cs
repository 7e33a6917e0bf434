using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Host.Demo;

/// <summary>An invented citizen who goes through the main job: asks, registers, corrects a mistake, signs.</summary>
/// <param name="chat">Their conversation.</param>
/// <param name="person">Who they are.</param>
internal sealed class DemoCitizen(DirectLineClient chat, DemoPerson person)
{
    private const string ActivationWord = "kích hoạt";
    private const string SigningWord = "ký tài liệu";

    private const int MostTries = 30;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MessageTakes = TimeSpan.FromSeconds(65);

    private readonly HashSet<string> _used = [];

    /// <summary>The codes this citizen was sent.</summary>
    public List<string> Codes { get; } = [];

    public async Task AskAsync(CancellationToken cancellationToken)
    {
        await chat.StartAsync(cancellationToken);
        await chat.SayAsync("làm giấy xác nhận độc thân có làm trên mạng được không", cancellationToken);
    }

    /// <summary>Until the certificate is there.</summary>
    public async Task RegisterAsync(CancellationToken cancellationToken)
    {
        await FillInAsync(cancellationToken);
        await ActivateAsync(cancellationToken);
    }

    /// <summary>Until the dossier is handed in.</summary>
    public async Task FillInAsync(CancellationToken cancellationToken)
    {
        await chat.SayAsync("tôi muốn đăng ký chữ ký số", cancellationToken);
        await chat.PressAsync("Tôi đồng ý", cancellationToken);
        await chat.SayAsync(person.CitizenId, cancellationToken);
        await chat.SayAsync(person.Mistyped, cancellationToken);
        await chat.SayAsync(person.BirthDate, cancellationToken);
        await chat.SayAsync("20/5/2021", cancellationToken);
        await chat.PressAsync("Không thời hạn", cancellationToken);
        await chat.SayAsync(person.Phone, cancellationToken);
        await chat.SayAsync(person.Email, cancellationToken);
        await chat.SayAsync("Buôn Cô Thôn, phường Buôn Ma Thuột", cancellationToken);
        await chat.PressAsync("Đắk Lắk", cancellationToken);
        if (chat.IsAskedForPicture)
        {
            await chat.SendFileAsync("mat-truoc.png", DemoCard.Make(shade: 0xC0), cancellationToken);
            await chat.SendFileAsync("mat-sau.png", DemoCard.Make(shade: 0xA0), cancellationToken);
        }

        await chat.PressAsync("Sửa thông tin", cancellationToken);
        await chat.PressAsync("Họ tên", cancellationToken);
        await chat.SayAsync(person.Name, cancellationToken);
        await chat.PressAsync("Đúng, gửi hồ sơ", cancellationToken);
    }

    /// <summary>With the code of an approved dossier.</summary>
    public async Task ActivateAsync(CancellationToken cancellationToken)
    {
        var code = await ActivationCodeAsync(cancellationToken);
        await chat.SayAsync(code, cancellationToken);
        for (var tries = 1; tries < MostTries && !chat.Shows("Ký tài liệu"); tries++)
        {
            await Task.Delay(Again, cancellationToken);
            await chat.SayAsync(code, cancellationToken);
        }
    }

    /// <summary>Signs with a wrong code first; returns the signed file.</summary>
    public async Task<Attachment> SignAsync(string name, byte[] document, CancellationToken cancellationToken)
    {
        await chat.SendFileAsync(name, document, cancellationToken);
        await chat.PressAsync("Đồng ý ký", cancellationToken);
        var code = await SigningCodeAsync(cancellationToken);
        await chat.SayAsync(code == "000000" ? "111111" : "000000", cancellationToken);
        await chat.SayAsync(code, cancellationToken);
        return chat.Replies.SelectMany(reply => reply.Attachments ?? []).FirstOrDefault(file => DocumentTypes.Of(null, file.ContentType) is not null)
            ?? throw new InvalidOperationException($"The bot sent no signed file but: {chat.Replies[0].Text}");
    }

    /// <summary>The activation code in the next message.</summary>
    public Task<string> ActivationCodeAsync(CancellationToken cancellationToken) => CodeAsync(ActivationWord, cancellationToken);

    /// <summary>The code for a signature in the next message.</summary>
    public Task<string> SigningCodeAsync(CancellationToken cancellationToken) => CodeAsync(SigningWord, cancellationToken);

    private async Task<string> CodeAsync(string word, CancellationToken cancellationToken)
    {
        for (var since = TimeProvider.System.GetTimestamp(); ; await Task.Delay(Pause, cancellationToken))
        {
            var messages = await chat.SentMessagesAsync(cancellationToken);
            if (messages.FirstOrDefault(m => m.Kind == "sms" && m.To == person.Recipient && m.Text.Contains(word, StringComparison.Ordinal)) is { } message
                && _used.Add(message.Id))
            {
                Codes.Add(message.Code);
                return message.Code;
            }

            // As a person would: what could not be done just now (signing may be starting) is tried again.
            if (chat.Shows("Thử lại"))
            {
                await Task.Delay(Again, cancellationToken);
                await chat.PressAsync("Thử lại", cancellationToken);
                continue;
            }

            // It did not come, so another is asked for.
            if (TimeProvider.System.GetElapsedTime(since) < MessageTakes) continue;
            await chat.PressAsync("Gửi lại mã", cancellationToken);
            since = TimeProvider.System.GetTimestamp();
        }
    }
}
