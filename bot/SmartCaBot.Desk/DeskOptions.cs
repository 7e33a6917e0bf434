namespace SmartCaBot.Desk;

/// <summary>What the host tells this module.</summary>
public sealed record DeskOptions
{
    /// <summary>What an agent had goes back to the queue when nothing has been heard of their browser for so long.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The same where the browser is heard of only when a page is asked for: it runs no scripts, or shows a page of the staff's outside the desk.
    /// </summary>
    public TimeSpan GraceWithoutScript { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How the help desk calls itself to citizens.</summary>
    public string Name { get; init; } = "Bộ phận hỗ trợ chữ ký số Đắk Lắk";
}
