using System.Security.Cryptography;
using System.Text;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Host.Linking;

/// <summary>Makes codes, and the names under which they are stored. Without the key neither leads to the other.</summary>
internal sealed class LinkCodes(byte[] key)
{
    private const int Length = 8;

    /// <summary>The same request gives the same code. 31^8 codes; the bias of the remainder is below one in 2^27 a letter.</summary>
    public string Of(string request)
    {
        Span<char> code = stackalloc char[Length];
        var mac = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes("code\n" + request));
        for (var i = 0; i < Length; i++) code[i] = LinkAlphabet.Text[(int)(BitConverter.ToUInt32(mac, i * sizeof(uint)) % (uint)LinkAlphabet.Text.Length)];
        return new string(code);
    }

    public string NameOfCode(string code) => Name("link-code", code);

    public string NameOfTries(string conversation) => Name("link-tries", conversation);

    public string NameOfMade(string conversation) => Name("link-made", conversation);

    /// <summary>A proof of who used a code up, that says nothing of them.</summary>
    public string Mark(string request) => Name("link-use", request);

    private string Name(string what, string of) =>
        $"{what}/{Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{what}\n{of}")).AsSpan(0, 20))}";
}
