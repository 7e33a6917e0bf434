namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>
/// Thrown by work that did not find what the token must hold. <see cref="Token.UseAsync{TState, TResult}"/> then looks once more over a new
/// connection: a library may still list a token as empty that was away and is back.
/// </summary>
public abstract class MissingObjectException(string message) : Exception(message);
