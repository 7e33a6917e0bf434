using System.Runtime.InteropServices;

namespace SmartCaBot.Pkcs11.Native;

/// <summary>
/// A PKCS#11 library in this process. C_Initialize and C_Finalize are process-wide, so one instance serves all tokens of
/// a library, and finalising is allowed only to the one token that uses it alone.
/// </summary>
internal sealed unsafe class Module
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, Module> Loaded = [];
    private int _users;

    private Module(FunctionList functions) => Functions = functions;

    public FunctionList Functions { get; }

    /// <summary>Loads and initialises the library, or joins those who use it. Throws <see cref="DllNotFoundException"/> when it is not there.</summary>
    public static Module Join(string path)
    {
        lock (Gate)
        {
            if (!Loaded.TryGetValue(path, out var module))
                Loaded[path] = module = new Module(FunctionList.Of(NativeLibrary.Load(path)));
            if (module._users == 0)
                module.Initialize();
            module._users++;
            return module;
        }
    }

    /// <summary>Leaves; the last one out finalises.</summary>
    public void Leave()
    {
        lock (Gate)
        {
            if (--_users == 0)
                _ = Functions.FinalizeModule(null);
        }
    }

    /// <summary>
    /// Finalises and initialises again: frees what the library never frees, and lets it see tokens that came back.
    /// When others use it too it only initialises what somebody else has finalised. No call of this user may be under way.
    /// </summary>
    public void Restart()
    {
        lock (Gate)
        {
            if (_users == 1)
                _ = Functions.FinalizeModule(null);
            Initialize();
        }
    }

    private void Initialize()
    {
        // CK_C_INITIALIZE_ARGS: four callbacks, flags, a reserved pointer. Only the flags are set.
        var arguments = stackalloc byte[64];
        new Span<byte>(arguments, 64).Clear();
        Abi.Current.WriteULong(new Span<byte>(arguments + (4 * sizeof(nint)), 8), Ckf.OsLockingOk);
        var result = Functions.InitializeModule(arguments);
        if (result.Value != Ckr.CryptokiAlreadyInitialized)
            Pkcs11Exception.ThrowIfFailed(result, "C_Initialize");
    }
}
