using SmartCaBot.Dialogs.Citizens;
using SmartCaBot.Office.Cards;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Office.Dossiers;

/// <summary>What the machine has looked at.</summary>
/// <param name="Text">What, with its result.</param>
/// <param name="IsGood">False: an officer must look.</param>
internal sealed record DossierFinding(string Text, bool IsGood);

/// <summary>The machine's findings on a dossier, in words. It does not read pictures: whether they are of this person's card, the officer sees.</summary>
internal static class DossierChecks
{
    private static readonly (string Text, DossierDefect[] Defects)[] Rules =
    [
        ("Người dân đã đồng ý cho xử lý dữ liệu", [DossierDefect.ConsentMissing]),
        ("Số căn cước khớp năm sinh", [DossierDefect.CitizenIdDisagrees]),
        ("Đủ tuổi", [DossierDefect.TooYoung]),
        ("Ngày trên thẻ hợp lý, thẻ còn hạn hôm nay", [DossierDefect.CardDatesImpossible, DossierDefect.CardExpired]),
        ("Địa chỉ đầy đủ", [DossierDefect.AddressIncomplete]),
    ];

    /// <param name="review">The dossier.</param>
    /// <param name="pictures">Those that are kept.</param>
    /// <param name="asksForPictures">Citizens are asked for them.</param>
    public static IEnumerable<DossierFinding> Of(DossierReview review, IReadOnlyList<CardRecord> pictures, bool asksForPictures) =>
    [
        .. OfRules(review), OfNumber(review.Citizen.CitizenId), OfName(review.Citizen.FullName), .. OfOthers(review),
        .. asksForPictures || review.CardPictures.Count > 0 ? [OfPictures(review, pictures)] : Array.Empty<DossierFinding>(),
    ];

    /// <summary>For the list, where pictures are not looked up.</summary>
    public static bool LooksGood(DossierReview review, bool asksForPictures) =>
        review.Defect is null && OfNumber(review.Citizen.CitizenId).IsGood && OfName(review.Citizen.FullName).IsGood && OfOthers(review).All(finding => finding.IsGood)
        && (!asksForPictures || review.CardPictures.Count == Sides);

    private const int Sides = 2;

    /// <summary>The rules stop at the first defect; what comes after it was not looked at.</summary>
    private static IEnumerable<DossierFinding> OfRules(DossierReview review)
    {
        foreach (var (text, defects) in Rules)
        {
            if (review.Defect is { } defect && defects.Contains(defect))
            {
                yield return new(DossierWords.Of(defect), false);
                break;
            }

            yield return new(text, true);
        }
    }

    private static DossierFinding OfNumber(CitizenId number)
    {
        var facts = CitizenNumberFacts.Of(number.Value);
        return facts.Province is { } province
            ? new($"Theo số căn cước: {(facts.IsMale ? "nam" : "nữ")}, khai sinh tại {province}. So với thẻ.", true)
            : new("Ba số đầu của số căn cước không phải mã tỉnh nào", false);
    }

    private static DossierFinding OfName(FullName name) => name.Value.All(char.IsAscii)
        ? new("Họ tên không có dấu nào: xem trên thẻ có đúng vậy không", false)
        : new("Họ tên có dấu", true);

    private static IEnumerable<DossierFinding> OfOthers(DossierReview review)
    {
        yield return review.OtherCertificates == 0
            ? new("Số căn cước này chưa có chứng thư ở tài khoản khác", true)
            : new($"Số căn cước này đã có {review.OtherCertificates} chứng thư ở tài khoản khác: cần xem kỹ", false);
        yield return review.Alike.SameCard == 0
            ? new("Không có hồ sơ khác cùng số căn cước", true)
            : new($"Có {review.Alike.SameCard} hồ sơ khác cùng số căn cước: cần xem kỹ", false);
        yield return review.Alike.SamePhone == 0
            ? new("Không có người khác dùng số điện thoại này", true)
            : new($"Có {review.Alike.SamePhone} hồ sơ của người khác dùng số điện thoại này: hỏi lại người dân", false);
    }

    private static DossierFinding OfPictures(DossierReview review, IReadOnlyList<CardRecord> pictures) =>
        pictures.Count == Sides ? new("Có ảnh hai mặt thẻ, đủ lớn để đọc; máy không đọc chữ trên ảnh", true)
        : review.CardPictures.Count > pictures.Count ? new("Ảnh thẻ đã được xóa theo thời hạn lưu", false)
        : pictures.Count == 1 ? new("Mới có ảnh một mặt thẻ", false)
        : new("Chưa có ảnh thẻ: đối chiếu với thẻ thật", false);
}
