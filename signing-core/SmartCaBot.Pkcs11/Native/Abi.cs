using System.Runtime.InteropServices;

namespace SmartCaBot.Pkcs11.Native;

/// <summary>
/// How PKCS#11 structures lie in memory. On Windows CK_ULONG has 4 bytes and structures are packed to 1 byte; elsewhere
/// CK_ULONG is as wide as a pointer and alignment is natural (PKCS#11 v2.40 usage guide, "platform-specific directives").
/// CK_ATTRIBUTE and CK_MECHANISM are both {CK_ULONG, pointer, CK_ULONG} and need no padding in either.
/// </summary>
/// <param name="ULong">Bytes of a CK_ULONG.</param>
/// <param name="Pointer">Bytes of a pointer.</param>
/// <param name="FunctionTable">Where the first function pointer stands in CK_FUNCTION_LIST, after the two version bytes.</param>
internal readonly record struct Abi(int ULong, int Pointer, int FunctionTable)
{
    public static readonly Abi Unix = new(IntPtr.Size, IntPtr.Size, IntPtr.Size);

    public static readonly Abi Windows = new(4, IntPtr.Size, 2);

    public static readonly Abi Current = OperatingSystem.IsWindows() ? Windows : Unix;

    /// <summary>Size of CK_ATTRIBUTE and of CK_MECHANISM.</summary>
    public int TripleSize => ULong + Pointer + ULong;

    public void WriteULong(Span<byte> at, ulong value)
    {
        if (ULong == 8)
            MemoryMarshal.Write(at, value);
        else
            MemoryMarshal.Write(at, checked((uint)value));
    }

    public ulong ReadULong(ReadOnlySpan<byte> at) =>
        ULong == 8 ? MemoryMarshal.Read<ulong>(at) : MemoryMarshal.Read<uint>(at);

    public void WriteTriple(Span<byte> at, ulong type, nint pointer, int length)
    {
        WriteULong(at, type);
        MemoryMarshal.Write(at[ULong..], pointer);
        WriteULong(at[(ULong + Pointer)..], (ulong)length);
    }
}
