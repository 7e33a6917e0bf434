using System.Security.Cryptography;
using SmartCaBot.Pkcs11.Native;

namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>The steps of one connection: library, slot, the token's identity, anchor session, PIN.</summary>
internal sealed class TokenLogin(TokenOptions options, TokenGenerations generations, TimeProvider time) : IDisposable
{
    private readonly RejectedPin _rejected = new(options.UserPinFile);
    private Module? _module;
    private string? _serial = options.Serial;

    /// <summary>The PIN file is still the one whose PIN was rejected.</summary>
    public bool WouldRepeatRejectedPin => _rejected.IsUnchanged;

    public static TokenCondition ConditionOf(Pkcs11Exception failure) => failure.ReturnValue switch
    {
        Ckr.PinIncorrect or Ckr.PinExpired or Ckr.PinInvalid or Ckr.PinLengthRange => TokenCondition.PinRejected,
        Ckr.PinLocked => TokenCondition.PinLocked,
        Ckr.TokenNotPresent or Ckr.TokenNotRecognized or Ckr.SlotIdInvalid or Ckr.DeviceRemoved => TokenCondition.TokenMissing,
        _ => TokenCondition.Failing,
    };

    /// <summary>No call into the library may be under way. Throws <see cref="TokenLoginException"/>.</summary>
    public Connection Connect()
    {
        try
        {
            if (_module is null)
                _module = Module.Join(options.LibraryPath);
            else
                _module.Restart();
            return Login(_module.Functions);
        }
        catch (Pkcs11Exception failure)
        {
            throw new TokenLoginException(ConditionOf(failure), failure.Message, failure);
        }
        catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw new TokenLoginException(TokenCondition.LibraryMissing, options.LibraryPath, failure);
        }
    }

    public void Dispose()
    {
        _module?.Leave();
        _module = null;
    }

    private Connection Login(FunctionList functions)
    {
        var token = FindToken(functions);
        var capabilities = TokenCapabilities.Read(functions, token, options.KeyWrapMechanism);
        var anchor = TokenSession.Open(functions, token.Slot, connection: null);
        try
        {
            LoginUser(anchor);
        }
        catch
        {
            anchor.Close();
            throw;
        }
        _serial = token.Serial;
        var connection = new Connection(functions, token.Slot, anchor, capabilities, generations.Next(), time.GetTimestamp());
        anchor.Join(connection);
        return connection;
    }

    /// <summary>A token that was initialised anew has another serial number: it is not ours, and gets no PIN.</summary>
    private TokenSlot FindToken(FunctionList functions)
    {
        var found = Slots.WithLabel(functions, options.Label);
        if (found.Count == 0)
            throw new TokenLoginException(TokenCondition.TokenMissing, $"No slot holds a token labelled {options.Label}.");
        if (_serial is null)
            return found[0];
        foreach (var token in found)
        {
            if (token.Serial == _serial)
                return token;
        }
        throw new TokenLoginException(
            TokenCondition.Exchanged, $"The token labelled {options.Label} has the serial number {found[0].Serial} instead of {_serial}.");
    }

    private void LoginUser(TokenSession anchor)
    {
        var pin = ReadPin();
        try
        {
            var trimmed = pin.AsSpan().Trim("\r\n \t"u8);
            if (_rejected.Is(trimmed))
                throw new TokenLoginException(TokenCondition.PinRejected, "The PIN file was written anew with the PIN that was rejected.");
            try
            {
                anchor.Login(Ckf.UserNormal, trimmed);
                _rejected.Clear();
            }
            catch (Pkcs11Exception failure) when (ConditionOf(failure) == TokenCondition.PinRejected)
            {
                _rejected.Note(trimmed);
                throw;
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pin);
        }
    }

    private byte[] ReadPin()
    {
        try
        {
            return File.ReadAllBytes(options.UserPinFile);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TokenLoginException(TokenCondition.PinMissing, "The PIN file cannot be read.", failure);
        }
    }
}
