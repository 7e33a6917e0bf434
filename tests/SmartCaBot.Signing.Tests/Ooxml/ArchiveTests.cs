using System.Buffers.Binary;
using System.Text;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Tests.Ooxml;

/// <summary>An archive whose items are something else to who reads it from the front than to who reads its directory is refused.</summary>
public class ArchiveTests
{
    private const string Last = "word/media/z.png";

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(4000)]
    public async Task Bytes_behind_the_packed_data_of_an_item(int count)
    {
        var archive = PackageBuilder.Docx().With(Last, new byte[5000]).Zip();
        Assert.IsType<DocumentInspection.Signable>(await OoxmlSigning.InspectAsync(archive));
        var (record, local, directory) = Find(archive);
        byte[] more = [.. archive[..directory], .. new byte[count], .. archive[directory..]];
        Add(more, local + 18, count);
        Add(more, record + count + 20, count);
        Add(more, more.Length - 6, count);

        Assert.Equal(DocumentRefusal.Damaged, (await OoxmlSigning.RefusedAsync(more)).Reason);
    }

    [Theory]
    [InlineData("the sizes before the data")]
    [InlineData("the checksum behind the data")]
    [InlineData("the size behind the data")]
    public async Task Numbers_beside_the_data_that_are_not_the_directorys(string what)
    {
        var archive = PackageBuilder.Docx().With(Last, new byte[5000]).Zip(streamed: true);
        Assert.IsType<DocumentInspection.Signable>(await OoxmlSigning.InspectAsync(archive));
        var (_, local, directory) = Find(archive);
        Add(archive, what switch { "the sizes before the data" => local + 18, "the checksum behind the data" => directory - 12, _ => directory - 4 }, 1);

        Assert.Equal(DocumentRefusal.Damaged, (await OoxmlSigning.RefusedAsync(archive)).Reason);
    }

    [Fact]
    public async Task An_unpacked_item_that_says_its_size_only_behind_itself()
    {
        var archive = PackageBuilder.Docx().With(Last, "PNG").Zip();
        var (record, local, directory) = Find(archive);
        archive[local + 6] |= 8;
        archive[record + 8] |= 8;
        byte[] descriptor = [.. "PK\x7\x8"u8, .. archive[(local + 14)..(local + 26)]];
        archive.AsSpan(local + 14, 12).Clear();
        byte[] streamed = [.. archive[..directory], .. descriptor, .. archive[directory..]];
        Add(streamed, streamed.Length - 6, descriptor.Length);

        Assert.Equal(DocumentRefusal.Damaged, (await OoxmlSigning.RefusedAsync(streamed)).Reason);
    }

    /// <summary>Of the last item: its record in the directory, its header, and where the directory begins.</summary>
    private static (int Record, int Local, int Directory) Find(byte[] archive)
    {
        var record = archive.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(Last)) - 46;
        return (record, Number(archive, record + 42), Number(archive, archive.Length - 6));
    }

    private static int Number(byte[] archive, int at) => BinaryPrimitives.ReadInt32LittleEndian(archive.AsSpan(at));

    private static void Add(byte[] archive, int at, int count) => BinaryPrimitives.WriteInt32LittleEndian(archive.AsSpan(at), Number(archive, at) + count);
}
