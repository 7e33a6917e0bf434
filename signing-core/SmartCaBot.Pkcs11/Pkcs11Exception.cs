using System.Runtime.InteropServices;
using SmartCaBot.Pkcs11.Native;

namespace SmartCaBot.Pkcs11;

/// <summary>A PKCS#11 function did not return CKR_OK.</summary>
public sealed class Pkcs11Exception : Exception
{
    internal Pkcs11Exception(string function, ulong returnValue)
        : base($"{function} returned {Ckr.Name(returnValue)}.")
    {
        Function = function;
        ReturnValue = returnValue;
    }

    /// <summary>For example "C_Sign".</summary>
    public string Function { get; }

    /// <summary>The CK_RV.</summary>
    public ulong ReturnValue { get; }

    /// <summary>The CK_RV's name, for example "CKR_DEVICE_ERROR".</summary>
    public string Name => Ckr.Name(ReturnValue);

    internal Fault Fault => Faults.Of(Function, ReturnValue);

    internal static void ThrowIfFailed(CULong returnValue, string function)
    {
        if (returnValue.Value != Ckr.Ok)
            Throw(returnValue, function);
    }

    private static void Throw(CULong returnValue, string function) => throw new Pkcs11Exception(function, returnValue.Value);
}
