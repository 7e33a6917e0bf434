using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Host.Demo;

/// <summary>
/// One person's chat over Direct Line's HTTP side: what the page does, without a browser. Posts carry an id of their own and are repeated
/// until they are acknowledged, so a host that dies in between neither loses nor doubles a message.
/// </summary>
internal sealed class DirectLineClient(HttpClient http, TimeSpan patience) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60);

    private readonly DirectLineCalls _calls = new(http, patience);
    private string _conversation = "";
    private string _watermark = "";

    /// <summary>What was read behind the last answer.</summary>
    private IReadOnlyList<Activity> _unread = [];

    /// <summary>The bot's activities of the last turn that answered.</summary>
    public IReadOnlyList<Activity> Replies { get; private set; } = [];

    /// <summary>Everything seen so far, in order.</summary>
    public List<Activity> Transcript { get; } = [];

    /// <summary>Ids of the messages that were acknowledged, in order.</summary>
    public List<string> Sent { get; } = [];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var session = await _calls.SendAsync(
            () =>
            {
                var request = new HttpRequestMessage(HttpMethod.Post, "/api/chat/session")
                {
                    Content = JsonContent.Create(new Dictionary<string, string> { ["locale"] = "vi-VN" }),
                };
                request.Headers.Add("Sec-Fetch-Site", "same-origin");
                return request;
            },
            cancellationToken);
        _conversation = session.GetProperty("conversationId").GetString()!;
        _calls.Authorise(session.GetProperty("token").GetString()!);
        // A new session greets by itself.
        await WaitForAnswerAsync($"{_conversation}|join", cancellationToken);
    }

    public Task SayAsync(string text, CancellationToken cancellationToken) =>
        SendAsync(new Activity { Type = ActivityTypes.Message, Text = text }, cancellationToken);

    public bool Shows(string title) => Buttons().Any(action => action.Title == title);

    /// <summary>Presses the button of that title among those that the last turn showed.</summary>
    public Task PressAsync(string title, CancellationToken cancellationToken)
    {
        var button = Buttons().FirstOrDefault(action => action.Title == title)
            ?? throw new InvalidOperationException($"The bot showed no button \"{title}\", only: {string.Join(", ", Buttons().Select(b => b.Title))}.");
        return SendAsync(new Activity { Type = ActivityTypes.Message, Text = button.Text, Value = button.Value }, cancellationToken);
    }

    /// <summary>The last message asks for a picture.</summary>
    public bool IsAskedForPicture => Replies is [.., { ChannelData: { } data }]
        && data.TryGetProperty("smartca", out var ours) && ours.TryGetProperty("input", out var input) && input.GetString() == "photo";

    public async Task SendFileAsync(string name, byte[] content, CancellationToken cancellationToken)
    {
        var activity = Stamp(new Activity { Type = ActivityTypes.Message });
        var id = await _calls.SendAsync(
            () => new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{_conversation}/upload")
            {
                Content = new MultipartFormDataContent
                {
                    { Body(activity, "application/vnd.microsoft.activity"), "activity" },
                    { DirectLineCalls.Part(content, TypeOf(name)), "file", name },
                },
            },
            cancellationToken);
        Sent.Add(id.GetProperty("id").GetString()!);
        await WaitForAnswerAsync(Sent[^1], cancellationToken);
    }

    private static string TypeOf(string name) => name.EndsWith(".png", StringComparison.Ordinal) ? "image/png" : DocumentTypes.Of(name)?.MediaType ?? "application/octet-stream";

    /// <summary>Waits until the bot says something without having been asked. The demo never needs it; the tests that use this client do.</summary>
    public Task WaitForNewsAsync(CancellationToken cancellationToken) =>
        WaitForAsync(activity => activity.ReplyToId is not { } id || !Sent.Contains(id), cancellationToken);

    /// <summary>The whole conversation as the server has it.</summary>
    public async Task<IReadOnlyList<Activity>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var all = new List<Activity>();
        _watermark = "";
        while (await ReadAsync(cancellationToken) is { Count: > 0 } page) all.AddRange(page);
        return all;
    }

    /// <summary>A file that the bot attached.</summary>
    public Task<byte[]> DownloadAsync(Attachment attachment, CancellationToken cancellationToken) =>
        _calls.GetBytesAsync(new Uri(attachment.ContentUrl!, UriKind.RelativeOrAbsolute), cancellationToken);

    /// <summary>The messages that Development keeps instead of sending, newest first.</summary>
    public async Task<IReadOnlyList<SentMessage>> SentMessagesAsync(CancellationToken cancellationToken) =>
        await _calls.GetAsync<IReadOnlyList<SentMessage>>("/dev/messages", cancellationToken) ?? [];

    public void Dispose() => _calls.Dispose();

    /// <summary>Says something and does not wait for an answer, only until it is acknowledged.</summary>
    public Task PostAsync(string text, CancellationToken cancellationToken) =>
        PostAsync(new Activity { Type = ActivityTypes.Message, Text = text }, cancellationToken);

    private async Task SendAsync(Activity activity, CancellationToken cancellationToken)
    {
        await PostAsync(activity, cancellationToken);
        await WaitForAnswerAsync(Sent[^1], cancellationToken);
    }

    private async Task PostAsync(Activity activity, CancellationToken cancellationToken)
    {
        var stamped = Stamp(activity);
        var answer = await _calls.SendAsync(
            () => new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{_conversation}/activities")
            {
                Content = Body(stamped, "application/json"),
            },
            cancellationToken);
        Sent.Add(answer.GetProperty("id").GetString()!);
    }

    /// <summary>A turn's echo and replies become visible together, so the first reply to the message brings them all.</summary>
    private Task WaitForAnswerAsync(string id, CancellationToken cancellationToken)
    {
        _unread = [];
        return WaitForAsync(activity => activity.ReplyToId == id, cancellationToken);
    }

    private async Task WaitForAsync(Func<Activity, bool> wanted, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        while (true)
        {
            var read = await ReadAsync(limit.Token);
            Transcript.AddRange(read);
            IReadOnlyList<Activity> fresh = [.. _unread, .. read];
            _unread = [];
            var replies = fresh.Where(activity => activity.From?.Role == Roles.Bot && wanted(activity)).ToArray();
            if (replies.Length > 0)
            {
                Replies = replies;
                // News may come right behind an answer, in the same page.
                _unread = [.. fresh.SkipWhile(activity => !ReferenceEquals(activity, replies[^1])).Skip(1)];
                return;
            }

            await Task.Delay(Pause, limit.Token);
        }
    }

    private async Task<IReadOnlyList<Activity>> ReadAsync(CancellationToken cancellationToken)
    {
        var set = await _calls.GetAsync<JsonElement>($"/v3/directline/conversations/{_conversation}/activities?watermark={_watermark}", cancellationToken);
        _watermark = set.GetProperty("watermark").GetString() ?? _watermark;
        return set.GetProperty("activities").Deserialize(ActivityJson.Wire.IReadOnlyListActivity) ?? [];
    }

    private IEnumerable<CardAction> Buttons() => Replies.SelectMany(reply => reply.SuggestedActions?.Actions ?? [])
        .Concat(Replies.SelectMany(reply => reply.Attachments ?? []).SelectMany(CardButtons));

    private static IReadOnlyList<CardAction> CardButtons(Attachment attachment) =>
        attachment is { ContentType: HeroCard.ContentType, Content: { } card } ? card.Deserialize(ActivityJson.Wire.HeroCard)?.Buttons ?? [] : [];

    private static ByteArrayContent Body(Activity activity, string type) =>
        DirectLineCalls.Part(JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Wire.Activity), type);

    private static Activity Stamp(Activity activity) => activity with
    {
        From = new ChannelAccount { Id = "" },
        Locale = "vi-VN",
        ChannelData = JsonElement.Parse($$"""{"clientActivityID":"{{Guid.NewGuid():N}}"}"""),
    };
}
