namespace SmartCaBot.Desk.Hours;

/// <summary>A dated exception: a closure (Tết), or an opening beside the usual hours. Where both are said of one minute, it is open.</summary>
/// <param name="Id">Its own.</param>
/// <param name="Queue">Whose; null for all queues.</param>
/// <param name="Day">Local date.</param>
/// <param name="Part">Which part of it.</param>
/// <param name="IsOpen">True for an opening.</param>
/// <param name="Reason">As people read it.</param>
internal sealed record SpecialDay(string Id, string? Queue, DateOnly Day, DayPart Part, bool IsOpen, string Reason);
