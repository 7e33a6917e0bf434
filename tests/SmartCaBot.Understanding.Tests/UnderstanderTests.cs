using SmartCaBot.Understanding.Catalog;
using SmartCaBot.Understanding.Entities;

namespace SmartCaBot.Understanding.Tests;

public class UnderstanderTests
{
    [Theory]
    [InlineData("giấy độc thân", Intents.ServicesFind, 11)]
    [InlineData("sang tên đồng hồ điện", Intents.ServicesFind, 5)]
    [InlineData("giấy vsattp", Intents.ServicesFind, 17)]
    [InlineData("mất điện thoại khóa lại", Intents.CertificateRevoke, null)]
    [InlineData("MẤT SỔ BHXH!!!", Intents.ServicesFind, 7)]
    [InlineData("ddawng kys chuwx kys soos", Intents.RegisterStart, null)]
    [InlineData("dangkychukyso", Intents.RegisterStart, null)]
    [InlineData("🙏🙏 giúp em với ạ 😭 mất cccd rồi", Intents.ServicesFind, 4)]
    [InlineData("dịch vụ số 5", Intents.ServicesFind, 5)]
    [InlineData("service number 12 please", Intents.ServicesFind, 12)]
    [InlineData("tôi không muốn ký nữa", Intents.ChatCancel, null)]
    [InlineData("làm chữ ký số hết mấy tiền", Intents.RegisterCost, null)]
    [InlineData("đăng ký smartca mất mấy đồng", Intents.RegisterCost, null)]
    [InlineData("làm chữ ký số giá bao nhiêu", Intents.RegisterCost, null)]
    public void Understands_the_street(string text, string intent, int? service)
    {
        var result = Catalogue.Understander.Understand(text);

        Assert.Equal((intent, service), (result.Intent, result.Service));
    }

    [Theory]
    [InlineData("đăng ký kết hôn")]
    [InlineData("làm sổ đỏ")]
    [InlineData("lý lịch tư pháp")]
    [InlineData("đổi bằng lái xe")]
    [InlineData("đăng ký tạm trú")]
    [InlineData("")]
    [InlineData("😂😂😂")]
    public void The_nearest_wrong_service_does_not_win(string text) =>
        Assert.Equal(Decision.OutOfScope, Catalogue.Understander.Understand(text).Decision);

    [Theory]
    [InlineData("Xin chào, cho hỏi làm giấy khai sinh cho con ở đâu", Intents.ServicesFind)]
    [InlineData("cảm ơn em, tôi muốn ký file pdf", Intents.SignStart)]
    [InlineData("Chào em, hôm nay thời tiết thế nào", Intents.OutOfScope)]
    [InlineData("Xin chào anh chị ạ", Intents.ChatGreet)]
    public void A_greeting_does_not_hide_the_question(string text, string intent) =>
        Assert.Equal(intent, Catalogue.Understander.Understand(text).Intent);

    [Fact]
    public void Two_services_at_once_are_both_offered()
    {
        var result = Catalogue.Understander.Understand("làm khai sinh và hộ chiếu online được không");

        Assert.Equal(Decision.Clarify, result.Decision);
        Assert.Equal([1, 3], result.Candidates.Take(2).Select(candidate => candidate.Service!.Value).Order());
        Assert.Equal(["1", "3"], result.Entities.Where(entity => entity.Type == EntityTypes.Service).Select(entity => entity.Value).Order());
    }

    [Fact]
    public void Marks_that_were_typed_count()
    {
        var withOtherMarks = Catalogue.Understander.Understand("kỳ sổ");

        Assert.NotEqual(Decision.Accept, withOtherMarks.Decision);
        Assert.Equal(Intents.SignStart, Catalogue.Understander.Understand("ký số").Intent);
    }

    [Fact]
    public void Thresholds_and_margin_decide()
    {
        const string Topics = """
            fillers: []
            synonyms: {}
            common: []
            intents:
              chat.help: {examples: [red apple, green apple]}
              chat.back: {examples: [red pear, green pear]}
              out_of_scope: {examples: [blue sky, rainy day]}
            services: {}
            """;
        var lenient = new Understander(IntentCatalog.Parse("thresholds: {clarify: 0.2, accept: 0.3, margin: 0}\n" + Topics));
        var margin = new Understander(IntentCatalog.Parse("thresholds: {clarify: 0.2, accept: 0.3, margin: 0.9}\n" + Topics));
        var strict = new Understander(IntentCatalog.Parse("thresholds: {clarify: 0.99, accept: 1, margin: 0}\n" + Topics));

        Assert.Equal(Decision.Accept, lenient.Understand("red apple").Decision);
        Assert.Equal(Decision.Clarify, margin.Understand("red apple pear").Decision);
        Assert.Equal(Decision.OutOfScope, strict.Understand("red apple").Decision);
    }

    [Fact]
    public void The_service_spoken_of_last_fills_the_gap()
    {
        var result = Catalogue.Understander.Understand("thủ tục này nộp ở đâu", new UnderstandingContext([], LastService: 7));

        Assert.Equal((Intents.ServicesFind, 7), (result.Intent, result.Service!.Value));
    }

    [Fact]
    public void What_fits_the_step_becomes_likelier()
    {
        var alone = Catalogue.Understander.Understand("gửi lại mã");
        var inStep = Catalogue.Understander.Understand("gửi lại mã", new UnderstandingContext([Intents.SignOtpMissing]));

        Assert.True(inStep.Confidence > alone.Confidence);
    }
}
