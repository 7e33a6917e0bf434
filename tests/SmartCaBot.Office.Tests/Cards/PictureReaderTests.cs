using System.Text;
using SmartCaBot.Office.Cards.Formats;

namespace SmartCaBot.Office.Tests.Cards;

public sealed class PictureReaderTests
{
    private static readonly byte[][] Kinds = [TestPictures.Jpeg(), TestPictures.Png(), TestPictures.WebP()];

    [Fact]
    public void Place_owner_texts_and_what_lies_behind_the_end_are_taken_out_and_the_picture_stays()
    {
        foreach (var file in Kinds)
        {
            var picture = Read(file);
            Assert.Equal((1600, 1000), (picture.Width, picture.Height));
            Assert.True(file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(TestPictures.Secret)) > 0);
            Assert.Equal(-1, picture.Content.AsSpan().IndexOf("GPS"u8));
            // Cleaned once more it is the same: it is still such a picture.
            Assert.Equal(picture.Content, Read(picture.Content).Content);
        }
    }

    [Fact]
    public void A_picture_keeps_its_colours_its_scans_and_which_way_up_it_is()
    {
        var turned = Read(TestPictures.Jpeg(orientation: 6));
        var upright = Read(TestPictures.Jpeg());

        Assert.Equal((1000, 1600), (turned.Width, turned.Height));
        Assert.True(turned.Content.AsSpan().IndexOf("Exif"u8) > 0);
        Assert.Equal(-1, upright.Content.AsSpan().IndexOf("Exif"u8));
        Assert.True(upright.Content.AsSpan().IndexOf("ICC_PROFILE"u8) > 0);
        Assert.Equal(-1, upright.Content.AsSpan().IndexOf("MPF"u8));
        Assert.True(upright.Content.AsSpan().EndsWith((ReadOnlySpan<byte>)[6, 7, 0xFF, 0xD9]));
        // Says no longer that there is Exif, XMP or film; has its length right.
        var web = Read(TestPictures.WebP()).Content;
        Assert.Equal((0x20, web.Length - 8), (web[20], BitConverter.ToInt32(web, 4)));
    }

    [Fact]
    public void What_is_no_picture_whatever_its_name_is_told_apart()
    {
        Assert.IsType<PictureReading.PhoneOnly>(PictureReader.Read(TestPictures.Heic()));
        Assert.IsType<PictureReading.Unknown>(PictureReader.Read("<svg xmlns='http://www.w3.org/2000/svg'/>"u8));
        Assert.IsType<PictureReading.Unknown>(PictureReader.Read("%PDF-1.7"u8));
        Assert.IsType<PictureReading.Unknown>(PictureReader.Read([]));
        Assert.IsType<PictureReading.Damaged>(PictureReader.Read([0xFF, 0xD8, 0xFF, 0xD9]));
    }

    [Fact]
    public void Cut_off_anywhere_it_is_damaged_and_changed_anywhere_it_never_throws()
    {
        foreach (var file in Kinds)
        {
            var clean = Read(file).Content;
            for (var length = 16; length < clean.Length; length++)
                Assert.IsType<PictureReading.Damaged>(PictureReader.Read(clean.AsSpan(0, length)));
            for (var at = 0; at < file.Length; at++)
            {
                var changed = (byte[])file.Clone();
                foreach (var value in new byte[] { 0, 0x7F, 0xFF })
                {
                    changed[at] = value;
                    PictureReader.Read(changed);
                }
            }
        }
    }

    private static CleanPicture Read(byte[] file) => Assert.IsType<PictureReading.Read>(PictureReader.Read(file)).Picture;
}
