namespace SmartCaBot.Understanding.Entities;

/// <summary>A wording that names a service, and the tokens it was read from (the last inclusive).</summary>
internal readonly record struct ServiceMention(int Service, int FirstToken, int LastToken);
