using SmartCaBot.Desk.Writing;

namespace SmartCaBot.Desk.Tests.Writing;

public sealed class SecretRequestTests
{
    [Theory]
    [InlineData("Anh gửi mã OTP cho em nhé")]
    [InlineData("gui ma otp cho em")]
    [InlineData("Chị đọc giúp em mã xác nhận ạ")]
    [InlineData("Anh đọc mã OTP đi ạ")]
    [InlineData("cho em xin mã OTP")]
    [InlineData("Cho mình xin mật khẩu SmartCA để kiểm tra.")]
    [InlineData("Mã OTP của anh là bao nhiêu?")]
    [InlineData("Mã PIN là gì ạ")]
    [InlineData("Anh chụp màn hình mã kích hoạt gửi bên em")]
    [InlineData("Anh nhập mã OTP vào đây giúp em")]
    [InlineData("Anh nhắn lại mã OTP vào khung chat")]
    [InlineData("Anh không thấy tin nhắn thì gửi mã OTP cho em")]
    [InlineData("Em chào anh. Anh cung cấp mật khẩu để em đăng nhập hộ.")]
    [InlineData("Please send me your OTP")]
    [InlineData("anh gửi cho tôi mã otp")]
    public void Asking_for_a_secret_is_seen(string text) => Assert.True(SecretRequest.IsIn(text));

    [Theory]
    [InlineData("Anh tuyệt đối không gửi mã OTP cho ai, kể cả cán bộ.")]
    [InlineData("Anh/chị đừng đọc mã OTP cho bất kỳ ai.")]
    [InlineData("Cán bộ không bao giờ hỏi mã OTP, mã PIN hay mật khẩu của anh/chị.")]
    [InlineData("Hệ thống sẽ gửi mã OTP tới số điện thoại của anh.")]
    [InlineData("Em vừa gửi lại mã OTP về điện thoại của chị.")]
    [InlineData("Anh nhập mã OTP vào ô nhập mã trên trang ký.")]
    [InlineData("Chị đọc mã trong tin nhắn rồi nhập mã OTP vào trang xác nhận giúp em.")]
    [InlineData("Anh đã nhận được mã OTP chưa ạ?")]
    [InlineData("Mã OTP hết hạn sau 5 phút.")]
    [InlineData("Anh gửi ảnh căn cước cho em.")]
    [InlineData("Nếu quên mật khẩu, chị bấm \"Quên mật khẩu\" trong ứng dụng.")]
    [InlineData("Anh ghim tin nhắn này lại nhé")]
    public void Speaking_of_one_is_allowed(string text) => Assert.False(SecretRequest.IsIn(text));
}
