using SmartCaBot.Browser.Tests.Pages;

namespace SmartCaBot.Browser.Tests.People;

/// <summary>The registration without detours, up to the summary.</summary>
internal static class Registration
{
    public static async Task FillAsync(ChatPage chat, Citizen citizen, bool withCard = false)
    {
        await chat.ChooseMenuAsync("register.start");
        await AnswerAsync(chat, citizen, withCard);
    }

    /// <summary>From the question of consent on, however it was come to.</summary>
    /// <param name="chat">Theirs.</param>
    /// <param name="citizen">Who registers.</param>
    /// <param name="withCard">Where officers decide, pictures of the card are asked for.</param>
    public static async Task AnswerAsync(ChatPage chat, Citizen citizen, bool withCard = false)
    {
        await chat.HearAsync("Anh/chị có đồng ý không?");
        await chat.PressAsync("Tôi đồng ý", "Câu 1/9");
        await chat.SayAsync(citizen.Id, "Câu 2/9");
        await chat.SayAsync(Citizen.Name, "Câu 3/9");
        await chat.SayAsync(Citizen.BirthDate, "Câu 4/9");
        await chat.SayAsync(Citizen.CardIssued, "Câu 5/9");
        await chat.PressAsync("Không thời hạn", "Câu 6/9");
        await chat.SayAsync(citizen.Phone, "Câu 7/9");
        await chat.PressAsync("Tôi không có email", "Câu 8/9");
        await chat.SayAsync(Citizen.Address, "Câu 9/9");
        if (withCard)
        {
            await chat.PressAsync("Đắk Lắk", "Ảnh 1/2");
            await PaperCard.SendAsync(chat);
        }
        else
        {
            await chat.PressAsync("Đắk Lắk", "Anh/chị kiểm tra lại giúp tôi");
        }
    }
}
