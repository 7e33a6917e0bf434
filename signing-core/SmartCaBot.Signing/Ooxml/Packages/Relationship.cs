namespace SmartCaBot.Signing.Ooxml.Packages;

/// <param name="Id">Its identifier.</param>
/// <param name="Type">What it is for.</param>
/// <param name="Target">As written.</param>
/// <param name="IsExternal">It leads out of the package.</param>
internal sealed record Relationship(string Id, string Type, string Target, bool IsExternal);
