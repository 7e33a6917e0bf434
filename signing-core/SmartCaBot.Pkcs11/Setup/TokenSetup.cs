using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SmartCaBot.Pkcs11.Native;
using SmartCaBot.Pkcs11.Tokens;

namespace SmartCaBot.Pkcs11.Setup;

/// <summary>Makes a blank token usable: label, security officer PIN, user PIN.</summary>
public static unsafe class TokenSetup
{
    /// <summary>
    /// Initialises a blank token of the library unless one with this label is there already. Call before any
    /// <see cref="Token"/> of the same library is in use.
    /// </summary>
    /// <returns>True when a token was initialised; false when it was there.</returns>
    /// <exception cref="TokenUnavailableException">The library has no blank token to offer.</exception>
    public static bool EnsureInitialised(
        string libraryPath, string label, ReadOnlySpan<byte> securityOfficerPin, ReadOnlySpan<byte> userPin)
    {
        var module = Module.Join(libraryPath);
        try
        {
            var functions = module.Functions;
            if (Slots.Find(functions, label) is not null)
                return false;
            var blank = Slots.FindBlank(functions) ?? throw NoToken("The library offers no blank token.");
            var padded = Slots.PadLabel(label);
            fixed (byte* pin = securityOfficerPin)
            fixed (byte* name = padded)
            {
                Pkcs11Exception.ThrowIfFailed(
                    functions.InitToken(blank, pin, new CULong((uint)securityOfficerPin.Length), name), "C_InitToken");
            }

            // A module may give the new token another slot, so it is looked up by its label.
            var slot = Slots.Find(functions, label) ?? throw NoToken("The new token did not appear.");
            SetUserPin(functions, slot, securityOfficerPin, userPin);
            return true;
        }
        finally
        {
            module.Leave();
        }
    }

    /// <summary>A random PIN: 32 lower-case hexadecimal digits, 128 bits.</summary>
    public static byte[] GeneratePin() =>
        System.Text.Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(32, lowercase: true));

    private static void SetUserPin(
        FunctionList functions, CULong slot, ReadOnlySpan<byte> securityOfficerPin, ReadOnlySpan<byte> userPin)
    {
        var session = TokenSession.Open(functions, slot, connection: null);
        try
        {
            session.Login(Ckf.UserSecurityOfficer, securityOfficerPin);
            session.InitialisePin(userPin);
            session.Logout();
        }
        finally
        {
            session.Close();
        }
    }

    private static TokenUnavailableException NoToken(string detail) =>
        new(new TokenHealth(TokenCondition.TokenMissing, DateTimeOffset.MinValue, detail));
}
