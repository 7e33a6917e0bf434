using System.Runtime.InteropServices;
using System.Text;

namespace SmartCaBot.Pkcs11.Native;

/// <summary>Finds the slot that holds a token.</summary>
internal static unsafe class Slots
{
    /// <summary>CK_TOKEN_INFO begins with label[32], manufacturer[32], model[16], serial[16], then the flags.</summary>
    private const int LabelLength = 32;
    private const int ModelOffset = 64;
    private const int ModelLength = 16;
    private const int SerialOffset = 80;
    private const int SerialLength = 16;
    private const int FlagsOffset = 96;
    private const int TokenInfoSize = 256;

    /// <summary>The slot of the initialised token with this label, or null.</summary>
    public static CULong? Find(FunctionList functions, string label) => WithLabel(functions, label) switch
    {
        [] => null,
        [var first, ..] => first.Slot,
    };

    /// <summary>The initialised tokens with this label.</summary>
    public static IReadOnlyList<TokenSlot> WithLabel(FunctionList functions, string label) =>
        [.. All(functions).Where(token => token.IsInitialised && token.Label == label)];

    /// <summary>A slot whose token has not been initialised, or null.</summary>
    public static CULong? FindBlank(FunctionList functions) =>
        All(functions).Where(token => !token.IsInitialised).Select(token => (CULong?)token.Slot).FirstOrDefault();

    /// <summary>A token label as the standard wants it: UTF-8, 32 bytes, padded with blanks.</summary>
    public static byte[] PadLabel(string label)
    {
        var padded = new byte[LabelLength];
        padded.AsSpan().Fill((byte)' ');
        Encoding.UTF8.GetBytes(label, padded);
        return padded;
    }

    private static List<TokenSlot> All(FunctionList functions)
    {
        var info = stackalloc byte[TokenInfoSize];
        var found = new List<TokenSlot>();
        foreach (var slot in WithToken(functions))
        {
            if (functions.GetTokenInfo(slot, info).Value != Ckr.Ok)
                continue;
            var flags = Abi.Current.ReadULong(new ReadOnlySpan<byte>(info + FlagsOffset, 8));
            found.Add(new TokenSlot(
                slot, Text(info, LabelLength), Text(info + ModelOffset, ModelLength), Text(info + SerialOffset, SerialLength),
                (flags & Ckf.TokenInitialized) != 0));
        }
        return found;
    }

    private static string Text(byte* at, int length) => Encoding.UTF8.GetString(at, length).TrimEnd(' ', '\0');

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

/// <param name="Slot">The CK_SLOT_ID; may change when the library is initialised anew.</param>
/// <param name="Label">As initialised.</param>
/// <param name="Model">The maker's word.</param>
/// <param name="Serial">Stays as long as the token is not initialised anew; some makers keep it even then.</param>
/// <param name="IsInitialised">Whether C_InitToken has been called on it.</param>
internal readonly record struct TokenSlot(CULong Slot, string Label, string Model, string Serial, bool IsInitialised);
