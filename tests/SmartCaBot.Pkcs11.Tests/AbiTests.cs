using SmartCaBot.Pkcs11.Native;

namespace SmartCaBot.Pkcs11.Tests;

public unsafe class AbiTests
{
    [Fact]
    public void On_Linux_an_attribute_has_24_bytes_and_8_byte_numbers()
    {
        var memory = stackalloc byte[Template.Size];
        var template = new Template(memory, Template.Size, Abi.Unix);
        template.Add(Cka.Class, Cko.PrivateKey);
        template.Add(Cka.Token, true);

        Assert.Equal(24, Abi.Unix.TripleSize);
        Assert.Equal(Cka.Class, *(ulong*)memory);
        Assert.Equal(8UL, *(ulong*)(memory + 16));
        Assert.Equal(Cko.PrivateKey, **(ulong**)(memory + 8));
        Assert.Equal(Cka.Token, *(ulong*)(memory + 24));
        Assert.Equal(1, **(byte**)(memory + 32));
    }

    [Fact]
    public void On_Windows_an_attribute_is_packed_to_16_bytes_with_4_byte_numbers()
    {
        var memory = stackalloc byte[Template.Size];
        var template = new Template(memory, Template.Size, Abi.Windows);
        template.Add(Cka.Class, Cko.PrivateKey);
        template.Add(Cka.Token, true);

        Assert.Equal(16, Abi.Windows.TripleSize);
        Assert.Equal((uint)Cka.Class, *(uint*)memory);
        Assert.Equal((uint)Cko.PrivateKey, **(uint**)(memory + 4));
        Assert.Equal(4u, *(uint*)(memory + 12));
        Assert.Equal((uint)Cka.Token, *(uint*)(memory + 16));
        Assert.Equal(2, Abi.Windows.FunctionTable);
    }

    [Fact]
    public void A_number_that_does_not_fit_four_bytes_is_refused() =>
        Assert.Throws<OverflowException>(() => Abi.Windows.WriteULong(new byte[8], 1UL << 40));
}
