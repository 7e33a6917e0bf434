namespace SmartCaBot.Channels.DirectLine.Sessions;

/// <summary>A browser's conversation.</summary>
/// <param name="ConversationId">The conversation it comes back to.</param>
/// <param name="UserId">The person in it.</param>
/// <param name="Arrival">Short hash of the way it came last (a QR code); empty for none.</param>
internal sealed record ChatSession(string ConversationId, string UserId, string Arrival);

/// <summary>Body of <c>POST /api/chat/session</c>; every part may be missing.</summary>
/// <param name="Locale">vi-VN, en-US.</param>
/// <param name="Flow">What to begin with.</param>
/// <param name="Code">The QR code that led here.</param>
/// <param name="Framed">The page stands in a frame of another site, where a browser keeps no ordinary cookie.</param>
/// <param name="Resume">What the last answer told the framed page to remember.</param>
/// <param name="Kiosk">One-time token of a device that is handed to a citizen: its browser keeps nothing.</param>
internal sealed record SessionRequest(string? Locale, string? Flow, string? Code, bool Framed = false, string? Resume = null, string? Kiosk = null)
{
    public override string ToString() => "SessionRequest(***)";
}

/// <summary>Its answer. Any tab of the browser gets the same conversation; a framed page gets what it needs to come back to it.</summary>
internal sealed record SessionAnswer(string Token, string ConversationId, string UserId, int ExpiresIn, bool IsNew, string? Resume = null);
