namespace SmartCaBot.Staff;

/// <summary>A one-stop-shop or another place where staff work.</summary>
/// <param name="Id">Opaque; never changes.</param>
/// <param name="Name">As citizens know it.</param>
/// <param name="Address">Street and number.</param>
/// <param name="Ward">Commune, ward or special zone.</param>
/// <param name="Province">Province or city.</param>
/// <param name="IsOpen">A closed one stays in what happened there; nothing new begins in it.</param>
/// <param name="TimeZone">IANA name; null for the service's own.</param>
public sealed record Office(string Id, string Name, string Address, string Ward, string Province, bool IsOpen, string? TimeZone = null);

/// <summary>What can be told of an office.</summary>
public sealed record OfficeDetails(string Name, string Address, string Ward, string Province, string? TimeZone = null);
