namespace SmartCaBot.Host.Configuration;

/// <summary>How codes and notices reach people outside the conversation.</summary>
internal sealed record DeliveryOptions
{
    /// <summary>Development only: messages are kept for /dev/messages and not sent.</summary>
    public bool Record { get; init; }

    public SmsOptions Sms { get; init; } = new();

    public EmailOptions Email { get; init; } = new();
}

/// <summary>
/// Any SMS gateway that takes one HTTP request a message. In <see cref="Url"/> and <see cref="Body"/> the words {to} (E.164) and
/// {text} are replaced, escaped for the place they stand in.
/// </summary>
internal sealed record SmsOptions
{
    public string Url { get; init; } = "";

    public string Method { get; init; } = "POST";

    /// <summary>For example Authorization.</summary>
    public Dictionary<string, string> Headers { get; init; } = [];

    public string Body { get; init; } = """{"to":"{to}","text":"{text}"}""";

    public string ContentType { get; init; } = "application/json";

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    public bool IsConfigured => Url.Length > 0;

    public override string ToString() => "SmsOptions(***)";
}

/// <summary>An SMTP server.</summary>
internal sealed record EmailOptions
{
    public string Host { get; init; } = "";

    public int Port { get; init; } = 587;

    public bool Tls { get; init; } = true;

    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    public string From { get; init; } = "";

    public bool IsConfigured => Host.Length > 0;

    public override string ToString() => "EmailOptions(***)";
}
