namespace SmartCaBot.ZaloSandbox.Api;

/// <summary>Something read, or the error that says why it could not be.</summary>
internal readonly record struct Read<T>(T? Value, ZaloError? Error)
    where T : class
{
    public static implicit operator Read<T>(T value) => new(value, null);

    public static implicit operator Read<T>(ZaloError error) => new(null, error);

    /// <summary>Goes on with the value, if there is one.</summary>
    public Read<TNext> Then<TNext>(Func<T, Read<TNext>> next)
        where TNext : class => Error is { } error ? error : next(Value!);
}
