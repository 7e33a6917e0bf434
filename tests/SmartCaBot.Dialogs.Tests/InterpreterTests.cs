using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Interpreting;

namespace SmartCaBot.Dialogs.Tests;

public sealed class InterpreterTests
{
    private static readonly AnswerName[] Answers =
        [new("citizen-id", "Số CCCD"), new("full-name", "Họ tên"), new("birth-date", "Ngày sinh"), new("card-issued", "Ngày cấp")];

    [Theory]
    [InlineData("quay lại", CommandKind.Back)]
    [InlineData("dạ cho em quay lại ạ", CommandKind.Back)]
    [InlineData("QUAY LAI", CommandKind.Back)]
    [InlineData("hủy", CommandKind.Cancel)]
    [InlineData("Dừng", CommandKind.Cancel)]
    [InlineData("làm lại từ đầu", CommandKind.Restart)]
    [InlineData("tôi đang ở bước nào?", CommandKind.Where)]
    [InlineData("tiếp tục", CommandKind.Continue)]
    [InlineData("tại sao?", CommandKind.Help)]
    [InlineData("?", CommandKind.Help)]
    [InlineData("go back", CommandKind.Back)]
    public void Command_is_read(string text, CommandKind kind) => Assert.Equal(kind, CommandWords.Read(text, () => Answers)?.Kind);

    [Theory]
    [InlineData("đúng")]
    [InlineData("dung")]
    [InlineData("Huỳnh Văn Hủy")]
    [InlineData("sửa nhà ở")]
    [InlineData("066162004567")]
    public void Anything_else_is_no_command(string text) => Assert.Null(CommandWords.Read(text, () => Answers));

    [Theory]
    [InlineData("sửa họ tên", "full-name")]
    [InlineData("tôi muốn sửa lại số cccd", "citizen-id")]
    [InlineData("sua ngay sinh giup toi", "birth-date")]
    [InlineData("sửa ngày", null)]
    public void Edit_finds_the_answer_that_is_named(string text, string? key) =>
        Assert.Equal(new ChatCommand(CommandKind.Edit, key), CommandWords.Read(text, () => Answers));

    [Theory]
    [InlineData("có", true)]
    [InlineData("đúng rồi ạ", true)]
    [InlineData("dạ vâng", true)]
    [InlineData("ok", true)]
    [InlineData("ko", false)]
    [InlineData("không đồng ý", false)]
    [InlineData("sai rồi", false)]
    [InlineData("dừng", null)]
    [InlineData("có mất phí không", null)]
    [InlineData("không có điện thoại thông minh", null)]
    public void Yes_and_no_are_read_only_when_nothing_else_is_said(string text, bool? expected) => Assert.Equal(expected, YesNoWords.Read(text));

    [Theory]
    [InlineData("1", 0)]
    [InlineData("số 2", 1)]
    [InlineData("thứ hai", 1)]
    [InlineData("dong y ky", 0)]
    [InlineData("tôi đồng ý ký", 0)]
    [InlineData("không ký", 1)]
    [InlineData("3", null)]
    [InlineData("ký", null)]
    [InlineData("ký số có mất tiền không", null)]
    public void Choice_is_found_by_number_or_words(string text, int? index) => Assert.Equal(index, ChoiceWords.Find(text, ["Đồng ý ký", "Không ký"]));
}
