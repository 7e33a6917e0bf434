namespace SmartCaBot.ZaloSandbox.Crowds;

/// <summary>Whose turn it is.</summary>
/// <param name="Person">From 0.</param>
/// <param name="Number">From 0.</param>
public readonly record struct CrowdTurn(int Person, int Number);
