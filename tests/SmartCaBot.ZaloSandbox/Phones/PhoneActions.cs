using System.Globalization;
using System.Text.Json.Nodes;

namespace SmartCaBot.ZaloSandbox.Phones;

/// <summary>What the person does.</summary>
public sealed partial class Phone
{
    public void Follow()
    {
        Follows = true;
        Touch();
        _world.Webhooks.Enqueue(this, _world.Events.Follow(this, "follow"));
    }

    public void Unfollow()
    {
        Follows = false;
        _world.Webhooks.Enqueue(this, _world.Events.Follow(this, "unfollow"));
    }

    /// <summary>Opens the chat by its button elsewhere.</summary>
    public void OpenChat()
    {
        Touch();
        _world.Webhooks.Enqueue(this, _world.Events.ChatNow(this));
    }

    /// <returns>The msg_id.</returns>
    public string SendText(string text, string? quotedId = null) =>
        Say(new ChatMessage { Id = NewMessageId(), Author = Author.Person, Kind = MessageKind.Text, Text = text, QuotedId = quotedId, At = _world.Now });

    /// <summary>A picture, with or without words under it.</summary>
    public string SendImage(string name, ReadOnlyMemory<byte> content, string contentType = "image/jpeg", string caption = "") =>
        Say(MessageKind.Image, _world.Assets.Keep(name, contentType, content), caption);

    public string SendFile(string name, ReadOnlyMemory<byte> content, string contentType = "application/pdf") =>
        Say(MessageKind.File, _world.Assets.Keep(name, contentType, content));

    public string SendLocation(double latitude, double longitude) =>
        Say(new ChatMessage
        {
            Id = NewMessageId(),
            Author = Author.Person,
            Kind = MessageKind.Location,
            Text = string.Create(CultureInfo.InvariantCulture, $"{latitude},{longitude}"),
            At = _world.Now,
        });

    public string SendSticker() => Say(MessageKind.Sticker, _world.Assets.Keep("sticker.png", "image/png", ReadOnlyMemory<byte>.Empty));

    /// <summary>Presses a button. Queries send its payload as text; the others send nothing and give null.</summary>
    public string? Press(ChatButton button) => button.Type switch
    {
        "oa.query.show" => SendText(button.Payload),
        "oa.query.hide" => Say(new ChatMessage
        {
            Id = NewMessageId(),
            Author = Author.Person,
            Kind = MessageKind.Text,
            Text = button.Payload,
            Hidden = true,
            At = _world.Now,
        }),
        _ => null,
    };

    /// <summary>Presses the first button with this title on the last message that has one.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public string? Press(string title) =>
        Press(Messages.Reverse().SelectMany(message => message.Buttons).FirstOrDefault(button => button.Title == title)
            ?? throw new InvalidOperationException($"No button says “{title}”."));

    /// <summary>Fills in the form of an information request.</summary>
    public void ShareInfo(SharedInfo info)
    {
        Shared = info;
        Touch();
        _world.Webhooks.Enqueue(this, _world.Events.SubmitInfo(this, info));
    }

    /// <summary>The person has these messages before them; each is told of once.</summary>
    public void See(params IReadOnlyList<string> messageIds)
    {
        lock (_lock)
        {
            string[] fresh = [.. messageIds.Where(_seen.Add)];
            if (_world.Options.Receipts && fresh.Length > 0) _world.Webhooks.Enqueue(this, _world.Events.Seen(this, fresh));
        }
    }

    /// <summary>Any event of this person, for those that have no method here; app_id, event_name and timestamp are filled in.</summary>
    public void Raise(string eventName, JsonObject body) => _world.Webhooks.Enqueue(this, _world.Events.Any(eventName, body));

    private string Say(MessageKind kind, Asset asset, string caption = "") =>
        Say(new ChatMessage { Id = NewMessageId(), Author = Author.Person, Kind = kind, Text = caption, Asset = asset, At = _world.Now });

    private string Say(ChatMessage message)
    {
        lock (_lock)
        {
            _messages.Add(message);
            Touch();
            _world.Webhooks.Enqueue(this, _world.Events.FromPerson(this, message));
        }

        return message.Id;
    }

    private void Touch()
    {
        lock (_lock) _lastInteraction = _world.Now;
    }
}
