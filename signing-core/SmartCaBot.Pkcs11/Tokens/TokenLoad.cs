namespace SmartCaBot.Pkcs11.Tokens;

/// <param name="InUse">Sessions lent out.</param>
/// <param name="Waiting">Callers that wait for one.</param>
/// <param name="Limit">Sessions at most.</param>
public sealed record TokenLoad(int InUse, int Waiting, int Limit);
