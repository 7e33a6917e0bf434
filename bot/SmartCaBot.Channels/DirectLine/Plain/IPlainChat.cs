using Microsoft.AspNetCore.Http;
using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Channels.DirectLine.Plain;

/// <summary>
/// The page's conversation for a browser that runs no scripts: read and spoken to by plain requests, in the same session (cookie) as the page
/// with scripts. Whoever shows it writes the HTML.
/// </summary>
public interface IPlainChat
{
    /// <summary>The last messages, oldest first, with files that can be opened; empty when this browser has no conversation. Changes nothing.</summary>
    Task<IReadOnlyList<PlainEntry>> ReadAsync(HttpContext http);

    /// <summary>Says it, beginning a conversation if there is none, and waits some seconds for the answer.</summary>
    Task<PlainOutcome> SayAsync(HttpContext http, PlainMessage message);

    /// <summary>Comes by a printed code or a link, beginning a conversation if there is none, and waits some seconds for the bot's first words.</summary>
    /// <param name="http">The request.</param>
    /// <param name="language">As <see cref="PlainMessage.Language"/>.</param>
    /// <param name="flow">What to begin with; null for what the code says.</param>
    /// <param name="code">The code.</param>
    Task<PlainOutcome> ArriveAsync(HttpContext http, string language, string? flow, string? code);

    /// <summary>Takes the files of a multipart form, as <see cref="SayAsync"/> takes words.</summary>
    /// <param name="http">The request; its body is read here, part by part.</param>
    /// <param name="nonce">As <see cref="PlainMessage.Nonce"/>.</param>
    /// <param name="language">As <see cref="PlainMessage.Language"/>.</param>
    Task<PlainOutcome> SendFilesAsync(HttpContext http, string nonce, string language);

    /// <summary>This browser finds the conversation no longer. False for a request that another site caused.</summary>
    bool Leave(HttpContext http);
}

/// <param name="Sequence">Its place in the conversation.</param>
/// <param name="Activity">A message of the person or of the bot.</param>
public sealed record PlainEntry(long Sequence, Activity Activity);

/// <param name="Nonce">New with each form that was shown: the same form sent twice says its words once.</param>
/// <param name="Language">vi-VN, en-US.</param>
public sealed record PlainMessage(string Nonce, string Language)
{
    public string? Text { get; init; }

    /// <summary>Instead of a text: a button that the bot showed.</summary>
    public PlainButton? Button { get; init; }
}

/// <param name="Sequence">Of the message it stood under.</param>
/// <param name="Index">Which of its buttons, from 0.</param>
public readonly record struct PlainButton(long Sequence, int Index);

/// <summary>What became of what was said.</summary>
public enum PlainOutcome
{
    /// <summary>It is in the conversation, or will be in a moment.</summary>
    Said,

    /// <summary>There was nothing in it, or the button is not there.</summary>
    Nothing,

    /// <summary>Another site's form, or a browser that names no page of ours.</summary>
    NotOurs,

    TooManyChats,
    FileTooLarge,
    FileRefused,
    QuotaReached,
    NoSpace,
}
