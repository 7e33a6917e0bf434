using System.Diagnostics;
using System.IO.MemoryMappedFiles;
using System.Text;

namespace SmartCaBot.Pkcs11.Tests.Support;

/// <summary>The library of Shim/shim.c in front of SoftHSM, and what it is told to do.</summary>
public sealed class Shim : IDisposable
{
    private const int RulesAt = 512;
    private const int RuleSize = 16;
    private const int Size = RulesAt + (68 * RuleSize);
    private const int Always = -1;

    /// <summary>Everything that reaches for the device, once it is away.</summary>
    private static readonly Function[] OfDevice =
    [
        Function.GetTokenInfo, Function.OpenSession, Function.GetSessionInfo, Function.Login, Function.CreateObject, Function.GetAttributeValue,
        Function.FindObjectsInit, Function.SignInit, Function.Sign, Function.GenerateKeyPair, Function.WrapKey, Function.UnwrapKey,
    ];

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _control;

    private Shim(string path, MemoryMappedFile file)
    {
        Path = path;
        _file = file;
        _control = file.CreateViewAccessor();
    }

    /// <summary>Places in CK_FUNCTION_LIST.</summary>
    public enum Function
    {
        Initialize = 0,
        GetTokenInfo = 6,
        GetMechanismInfo = 8,
        OpenSession = 12,
        GetSessionInfo = 15,
        Login = 18,
        CreateObject = 20,
        GetAttributeValue = 24,
        FindObjectsInit = 26,
        SignInit = 42,
        Sign = 43,
        GenerateKeyPair = 59,
        WrapKey = 60,
        UnwrapKey = 61,
    }

    public string Path { get; }

    /// <summary>Compiles the shim into the directory. Skips the test where there is no compiler.</summary>
    public static Shim Build(string directory, string target)
    {
        var built = Find(directory, target);
        if (built is null) Assert.Skip("There is no gcc here, so the library that fails on purpose cannot be built.");
        return built;
    }

    /// <summary>Compiles the shim into the directory; null where there is no compiler.</summary>
    public static Shim? Find(string directory, string target)
    {
        var path = System.IO.Path.Combine(directory, "shim.so");
        try
        {
            using var gcc = Process.Start("gcc",
                ["-shared", "-fPIC", "-O1", "-fvisibility=hidden", "-o", path, System.IO.Path.Combine(AppContext.BaseDirectory, "Shim", "shim.c"), "-ldl"]);
            gcc.WaitForExit();
            Assert.Equal(0, gcc.ExitCode);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }

        var control = path + ".control";
        var file = MemoryMappedFile.CreateFromFile(control, FileMode.Create, mapName: null, Size);
        var shim = new Shim(path, file);
        var bytes = Encoding.UTF8.GetBytes(target);
        shim._control.WriteArray(8, bytes, 0, bytes.Length);
        shim._control.Flush();
        return shim;
    }

    public void Fail(Function function, ulong value, int times = Always)
    {
        // The value first: from the moment there is a count it is read.
        _control.Write(At(function), (uint)value);
        _control.Write(At(function) + 4, times);
    }

    public void Delay(Function function, TimeSpan time) => _control.Write(At(function) + 8, (uint)time.TotalMilliseconds);

    public int Calls(Function function) => (int)_control.ReadUInt32(At(function) + 12);

    /// <summary>Takes the device away; of one slot, or all.</summary>
    public void Unplug(ulong value, ulong slot = 0)
    {
        _control.Write(0, slot);
        foreach (var function in OfDevice)
            Fail(function, value);
    }

    public void PlugIn()
    {
        foreach (var function in OfDevice)
            _control.Write(At(function) + 4, 0);
        _control.Write(0, 0UL);
    }

    public void Dispose()
    {
        _control.Dispose();
        _file.Dispose();
    }

    private static int At(Function function) => RulesAt + ((int)function * RuleSize);
}
