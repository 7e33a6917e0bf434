using System.Runtime.InteropServices;
using System.Text;

namespace SmartCaBot.Pkcs11.Native;

/// <summary>Finds the slot that holds a token.</summary>
internal static unsafe class Slots
{
    /// <summary>CK_TOKEN_INFO begins with label[32], manufacturer[32], model[16], serial[16], then the flags.</summary>
    private const int LabelLength = 32;
    private const int FlagsOffset = 96;
    private const int TokenInfoSize = 256;

    /// <summary>The slot of the initialised token with this label, or null.</summary>
    public static CULong? Find(FunctionList functions, string label) => First(
        functions, (name, flags) => (flags & Ckf.TokenInitialized) != 0 && name == label);

    /// <summary>A slot whose token has not been initialised, or null.</summary>
    public static CULong? FindBlank(FunctionList functions) => First(
        functions, (_, flags) => (flags & Ckf.TokenInitialized) == 0);

    /// <summary>A token label as the standard wants it: UTF-8, 32 bytes, padded with blanks.</summary>
    public static byte[] PadLabel(string label)
    {
        var padded = new byte[LabelLength];
        padded.AsSpan().Fill((byte)' ');
        Encoding.UTF8.GetBytes(label, padded);
        return padded;
    }

    private static CULong? First(FunctionList functions, Func<string, ulong, bool> matches)
    {
        var info = stackalloc byte[TokenInfoSize];
        foreach (var slot in WithToken(functions))
        {
            if (functions.GetTokenInfo(slot, info).Value != Ckr.Ok)
                continue;
            var label = Encoding.UTF8.GetString(info, LabelLength).TrimEnd(' ', '\0');
            if (matches(label, Abi.Current.ReadULong(new ReadOnlySpan<byte>(info + FlagsOffset, 8))))
                return slot;
        }
        return null;
    }

    private static CULong[] WithToken(FunctionList functions)
    {
        CULong count;
        Pkcs11Exception.ThrowIfFailed(functions.GetSlotList(1, null, &count), "C_GetSlotList");
        var slots = new CULong[(int)count.Value];
        fixed (CULong* list = slots)
            Pkcs11Exception.ThrowIfFailed(functions.GetSlotList(1, list, &count), "C_GetSlotList");
        return slots[..(int)count.Value];
    }
}
