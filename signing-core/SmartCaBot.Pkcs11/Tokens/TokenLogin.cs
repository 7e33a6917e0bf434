using System.Security.Cryptography;
using SmartCaBot.Pkcs11.Native;

namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>The steps of one connection: library, slot, anchor session, PIN. Remembers a rejected PIN so as not to lock the token with it.</summary>
internal sealed class TokenLogin(TokenOptions options, TimeProvider time) : IDisposable
{
    private Module? _module;
    private long _generation;
    private DateTime? _rejectedPinWritten;

    /// <summary>The PIN file is still the one whose PIN was rejected.</summary>
    public bool WouldRepeatRejectedPin =>
        _rejectedPinWritten is { } written && File.GetLastWriteTimeUtc(options.UserPinFile) == written;

    public static TokenCondition ConditionOf(Pkcs11Exception failure) => failure.ReturnValue switch
    {
        Ckr.PinIncorrect or Ckr.PinExpired => TokenCondition.PinRejected,
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
        var slot = Slots.Find(functions, options.Label)
            ?? throw new TokenLoginException(TokenCondition.TokenMissing, $"No slot holds a token labelled {options.Label}.");
        var anchor = TokenSession.Open(functions, slot, connection: null);
        try
        {
            LoginUser(anchor);
        }
        catch
        {
            anchor.Close();
            throw;
        }
        var connection = new Connection(functions, slot, anchor, ++_generation, time.GetTimestamp());
        anchor.Join(connection);
        return connection;
    }

    private void LoginUser(TokenSession anchor)
    {
        var written = File.GetLastWriteTimeUtc(options.UserPinFile);
        var pin = ReadPin();
        try
        {
            anchor.Login(Ckf.UserNormal, pin.AsSpan().Trim("\r\n \t"u8));
            _rejectedPinWritten = null;
        }
        catch (Pkcs11Exception failure) when (failure.ReturnValue == Ckr.PinIncorrect)
        {
            _rejectedPinWritten = written;
            throw;
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
