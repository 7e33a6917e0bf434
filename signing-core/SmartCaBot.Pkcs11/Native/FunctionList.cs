using System.Runtime.InteropServices;
using Rv = System.Runtime.InteropServices.CULong;

namespace SmartCaBot.Pkcs11.Native;

/// <summary>
/// The functions of a loaded module that this binding calls, taken from CK_FUNCTION_LIST by their place in it
/// (PKCS#11 v2.40, pkcs11f.h order).
/// </summary>
internal sealed unsafe class FunctionList
{
    public readonly delegate* unmanaged[Cdecl]<byte*, Rv> InitializeModule;
    public readonly delegate* unmanaged[Cdecl]<void*, Rv> FinalizeModule;
    public readonly delegate* unmanaged[Cdecl]<byte, CULong*, CULong*, Rv> GetSlotList;
    public readonly delegate* unmanaged[Cdecl]<CULong, byte*, Rv> GetTokenInfo;
    public readonly delegate* unmanaged[Cdecl]<CULong, CULong, byte*, Rv> GetMechanismInfo;
    public readonly delegate* unmanaged[Cdecl]<CULong, byte*, CULong, byte*, Rv> InitToken;
    public readonly delegate* unmanaged[Cdecl]<CULong, byte*, CULong, Rv> InitPin;
    public readonly delegate* unmanaged[Cdecl]<CULong, CULong, void*, void*, CULong*, Rv> OpenSession;
    public readonly delegate* unmanaged[Cdecl]<CULong, Rv> CloseSession;
    public readonly delegate* unmanaged[Cdecl]<CULong, byte*, Rv> GetSessionInfo;
    public readonly delegate* unmanaged[Cdecl]<CULong, CULong, byte*, CULong, Rv> Login;
    public readonly delegate* unmanaged[Cdecl]<CULong, Rv> Logout;
    public readonly delegate* unmanaged[Cdecl]<CULong, byte*, CULong, CULong*, Rv> CreateObject;
    public readonly delegate* unmanaged[Cdecl]<CULong, CULong, Rv> DestroyObject;
    public readonly delegate* unmanaged[Cdecl]<CULong, CULong, byte*, CULong, Rv> GetAttributeValue;
    public readonly delegate* unmanaged[Cdecl]<CULong, byte*, CULong, Rv> FindObjectsInit;
    public readonly delegate* unmanaged[Cdecl]<CULong, CULong*, CULong, CULong*, Rv> FindObjects;
    public readonly delegate* unmanaged[Cdecl]<CULong, Rv> FindObjectsFinal;
    public readonly delegate* unmanaged[Cdecl]<CULong, byte*, CULong, Rv> SignInit;
    public readonly delegate* unmanaged[Cdecl]<CULong, byte*, CULong, byte*, CULong*, Rv> Sign;
    public readonly delegate* unmanaged[Cdecl]<CULong, byte*, byte*, CULong, CULong*, Rv> GenerateKey;
    public readonly delegate* unmanaged[Cdecl]<CULong, byte*, byte*, CULong, byte*, CULong, CULong*, CULong*, Rv> GenerateKeyPair;
    public readonly delegate* unmanaged[Cdecl]<CULong, byte*, CULong, CULong, byte*, CULong*, Rv> WrapKey;
    public readonly delegate* unmanaged[Cdecl]<CULong, byte*, CULong, byte*, CULong, byte*, CULong, CULong*, Rv> UnwrapKey;

    private FunctionList(byte* list)
    {
        var table = list + Abi.Current.FunctionTable;
        InitializeModule = (delegate* unmanaged[Cdecl]<byte*, Rv>)At(table, 0);
        FinalizeModule = (delegate* unmanaged[Cdecl]<void*, Rv>)At(table, 1);
        GetSlotList = (delegate* unmanaged[Cdecl]<byte, CULong*, CULong*, Rv>)At(table, 4);
        GetTokenInfo = (delegate* unmanaged[Cdecl]<CULong, byte*, Rv>)At(table, 6);
        GetMechanismInfo = (delegate* unmanaged[Cdecl]<CULong, CULong, byte*, Rv>)At(table, 8);
        InitToken = (delegate* unmanaged[Cdecl]<CULong, byte*, CULong, byte*, Rv>)At(table, 9);
        InitPin = (delegate* unmanaged[Cdecl]<CULong, byte*, CULong, Rv>)At(table, 10);
        OpenSession = (delegate* unmanaged[Cdecl]<CULong, CULong, void*, void*, CULong*, Rv>)At(table, 12);
        CloseSession = (delegate* unmanaged[Cdecl]<CULong, Rv>)At(table, 13);
        GetSessionInfo = (delegate* unmanaged[Cdecl]<CULong, byte*, Rv>)At(table, 15);
        Login = (delegate* unmanaged[Cdecl]<CULong, CULong, byte*, CULong, Rv>)At(table, 18);
        Logout = (delegate* unmanaged[Cdecl]<CULong, Rv>)At(table, 19);
        CreateObject = (delegate* unmanaged[Cdecl]<CULong, byte*, CULong, CULong*, Rv>)At(table, 20);
        DestroyObject = (delegate* unmanaged[Cdecl]<CULong, CULong, Rv>)At(table, 22);
        GetAttributeValue = (delegate* unmanaged[Cdecl]<CULong, CULong, byte*, CULong, Rv>)At(table, 24);
        FindObjectsInit = (delegate* unmanaged[Cdecl]<CULong, byte*, CULong, Rv>)At(table, 26);
        FindObjects = (delegate* unmanaged[Cdecl]<CULong, CULong*, CULong, CULong*, Rv>)At(table, 27);
        FindObjectsFinal = (delegate* unmanaged[Cdecl]<CULong, Rv>)At(table, 28);
        SignInit = (delegate* unmanaged[Cdecl]<CULong, byte*, CULong, Rv>)At(table, 42);
        Sign = (delegate* unmanaged[Cdecl]<CULong, byte*, CULong, byte*, CULong*, Rv>)At(table, 43);
        GenerateKey = (delegate* unmanaged[Cdecl]<CULong, byte*, byte*, CULong, CULong*, Rv>)At(table, 58);
        GenerateKeyPair =
            (delegate* unmanaged[Cdecl]<CULong, byte*, byte*, CULong, byte*, CULong, CULong*, CULong*, Rv>)At(table, 59);
        WrapKey = (delegate* unmanaged[Cdecl]<CULong, byte*, CULong, CULong, byte*, CULong*, Rv>)At(table, 60);
        UnwrapKey =
            (delegate* unmanaged[Cdecl]<CULong, byte*, CULong, byte*, CULong, byte*, CULong, CULong*, Rv>)At(table, 61);
    }

    /// <summary>Asks a loaded module for its function list.</summary>
    public static FunctionList Of(nint module)
    {
        var getFunctionList = (delegate* unmanaged[Cdecl]<byte**, Rv>)NativeLibrary.GetExport(module, "C_GetFunctionList");
        byte* list;
        Pkcs11Exception.ThrowIfFailed(getFunctionList(&list), "C_GetFunctionList");
        return new FunctionList(list);
    }

    // On Windows the table is packed behind two version bytes, so the pointers are not aligned.
    private static void* At(byte* table, int index) =>
        (void*)System.Runtime.CompilerServices.Unsafe.ReadUnaligned<nint>(table + (index * sizeof(nint)));
}
