using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SmartCaBot.Admin.Certificates;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Pages;

/// <summary>One citizen's certificate: suspend, resume, revoke, renew. Each with a reason, after a fresh second factor.</summary>
[Authorize(Policy = StaffPolicies.Admin), Authorize(Policy = StaffPolicies.Fresh)]
internal sealed class CertificateModel(ICertificateDesk desk) : AdminPage
{
    public CertificateCard Card { get; private set; } = null!;

    [BindProperty]
    public CertificateAct Act { get; set; }

    [BindProperty]
    public RevocationReason Code { get; set; }

    /// <summary>What its status allows.</summary>
    public IReadOnlyList<(CertificateAct Act, string Button)> Acts => Card.Status switch
    {
        CredentialStatus.Active when Card.IsRenewed => [(CertificateAct.Suspend, "Tạm dừng"), (CertificateAct.Revoke, "Thu hồi")],
        CredentialStatus.Active => [(CertificateAct.Renew, "Gia hạn"), (CertificateAct.Suspend, "Tạm dừng"), (CertificateAct.Revoke, "Thu hồi")],
        CredentialStatus.Suspended => [(CertificateAct.Resume, "Dùng lại"), (CertificateAct.Revoke, "Thu hồi")],
        _ => [],
    };

    public async Task<IActionResult> OnGetAsync(string serial) => await LoadAsync(serial) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string serial)
    {
        if (!await LoadAsync(serial)) return NotFound();
        if (!Enum.IsDefined(Act) || (Act == CertificateAct.Revoke && !CertificateText.Reasons.Contains(Code))) return BadRequest();
        if (Reasons.Reason.Read(Reason) is not { } why) return NoReason();
        return await desk.DoAsync(new CertificateOrder(Card.Id, Act, Code, Me.Id.ToString(), why), HttpContext.RequestAborted) switch
        {
            CertificateDeed.Done => Done($"/admin/certificates/{Card.SerialNumber}", "admin-certificate"),
            CertificateDeed.NotPossible => Wrong("", "Tình trạng chứng thư vừa đổi nên không làm được. Anh/chị xem lại rồi hãy làm."),
            CertificateDeed.TooEarly => Wrong("", "Chưa đến lúc gia hạn: chỉ gia hạn trong 90 ngày trước khi hết hạn."),
            CertificateDeed.SigningUnavailable => Wrong("", "Thiết bị ký chưa sẵn sàng. Anh/chị thử lại sau."),
            _ => NotFound(),
        };
    }

    private async Task<bool> LoadAsync(string serial)
    {
        if (await desk.FindAsync(serial, HttpContext.RequestAborted) is not { } card) return false;
        Card = card;
        return true;
    }
}
