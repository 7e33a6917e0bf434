namespace SmartCaBot.Signing.Ports;

/// <summary>The outcome of an idempotent insert.</summary>
/// <param name="Item">What is stored under the key now.</param>
/// <param name="IsNew">False when the key was taken: <paramref name="Item"/> is the earlier one and nothing was written.</param>
public readonly record struct Added<T>(T Item, bool IsNew);
