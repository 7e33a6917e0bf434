using SmartCaBot.Signing.Ceremonies;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Ceremonies;

public class ApprovalTests
{
    private const string Wrong = "sông Ba chảy về Nha Trang";

    [Fact]
    public void One_custodian_is_not_two_nor_is_a_wrong_passphrase_a_custodian()
    {
        static Approval? Give(params (Custodian, string)[] who) => Approval.Give(CeremonyOperation.RotateKek, "kek", who, DateTimeOffset.UnixEpoch);

        Assert.Null(Give((People.An, People.AnsPassphrase)));
        Assert.Null(Give((People.An, People.AnsPassphrase), (People.An, People.AnsPassphrase)));
        Assert.Null(Give((People.An with { Name = "chi" }, People.AnsPassphrase), (People.An, People.AnsPassphrase)));
        Assert.Null(Give((People.An, People.AnsPassphrase), (People.Binh, Wrong)));
        Assert.NotNull(Give((People.An, People.AnsPassphrase), (People.Binh, People.BinhsPassphrase)));
    }

    [Fact]
    public void An_approval_is_for_one_operation_once()
    {
        var approval = People.Agree(CeremonyOperation.RotateKek);

        Assert.Throws<InvalidOperationException>(() => approval.Require(CeremonyOperation.RetireKek));
        approval.Require(CeremonyOperation.RotateKek);
        Assert.Throws<InvalidOperationException>(() => approval.Require(CeremonyOperation.RotateKek));
    }

    [Fact]
    public void A_kept_protocol_names_who_signed_and_a_changed_one_nobody()
    {
        var kept = People.Agree(CeremonyOperation.RetireKek).File;
        var said = Protocol.Read(kept)!.Verify()!;
        Assert.Equal((CeremonyOperation.RetireKek, "test"), (said.Operation, said.Subject));
        Assert.Equal(["an", "binh"], said.Custodians.Select(each => each.Name));

        var protocol = Protocol.Read(kept)!;
        var changed = protocol.Statement.ToArray();
        changed[changed.AsSpan().IndexOf("test"u8)] = (byte)'b';
        Assert.Null((protocol with { Statement = changed }).Verify());
        Assert.Null((protocol with { Signatures = [protocol.Signatures[0]] }).Verify());
        Assert.Null((protocol with { Signatures = [protocol.Signatures[1], protocol.Signatures[0]] }).Verify());
        Assert.Null(Protocol.Read("{"u8));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../an")]
    [InlineData(".an")]
    [InlineData("an binh")]
    public void A_name_that_is_no_file_name_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => Custodian.Make(name, People.AnsPassphrase, DateTimeOffset.UnixEpoch));

    [Fact]
    public void A_short_passphrase_is_refused() =>
        Assert.Throws<ArgumentException>(() => Custodian.Make("an", "ngắn", DateTimeOffset.UnixEpoch));
}
