namespace SmartCaBot.Pkcs11.Native;

/// <summary>
/// A CK_ATTRIBUTE array, built in memory that does not move (the caller's stack): attributes from the front, values behind.
/// </summary>
internal unsafe ref struct Template
{
    /// <summary>Enough for every template of this binding that holds no certificate.</summary>
    public const int Size = 1024;

    private const int Capacity = 14;

    private readonly byte* _memory;
    private readonly int _size;
    private readonly Abi _abi;
    private int _used;

    public Template(byte* memory, int size)
        : this(memory, size, Abi.Current)
    {
    }

    public Template(byte* memory, int size, Abi abi)
    {
        _memory = memory;
        _size = size;
        _abi = abi;
        _used = Capacity * abi.TripleSize;
    }

    public int Count { get; private set; }

    public readonly byte* Pointer => _memory;

    public void Add(ulong attribute, bool value) => Add(attribute, [value ? (byte)1 : (byte)0]);

    public void Add(ulong attribute, ulong value)
    {
        Span<byte> bytes = stackalloc byte[8];
        _abi.WriteULong(bytes, value);
        Add(attribute, bytes[.._abi.ULong]);
    }

    public void Add(ulong attribute, scoped ReadOnlySpan<byte> value)
    {
        if (Count == Capacity || _used + value.Length > _size)
            throw new InvalidOperationException("The template is full.");
        var at = _memory + _used;
        value.CopyTo(new Span<byte>(at, value.Length));
        _abi.WriteTriple(new Span<byte>(_memory + (Count * _abi.TripleSize), _abi.TripleSize), attribute, (nint)at, value.Length);

        // Values start on 8 bytes: modules read CK_ULONG values in place.
        _used = (_used + value.Length + 7) & ~7;
        Count++;
    }
}
