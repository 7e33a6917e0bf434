namespace SmartCaBot.Office.Funnel;

/// <summary>A step of the way from the scanned code to a signature.</summary>
/// <param name="Name">Of the milestone; <see cref="Scans"/> is counted by the page that a code opens.</param>
/// <param name="Label">For the officer.</param>
internal sealed record FunnelStep(string Name, string Label)
{
    public const string Scans = "scans";
    public const string Activated = "activated";
    public const string Signed = "first-signature";
    public const string HandedOver = "handed-over";

    /// <summary>Asked of some only: left out where nobody was.</summary>
    public bool IsOptional { get; init; }

    /// <summary>In their order. The questions of the registration are those of its form.</summary>
    public static IReadOnlyList<FunnelStep> All { get; } =
    [
        new(Scans, "Quét mã"),
        new("started", "Bắt đầu đăng ký"),
        new("step:consent", "Đồng ý xử lý dữ liệu"),
        new("step:citizen-id", "Số căn cước"),
        new("step:full-name", "Họ tên"),
        new("step:birth-date", "Ngày sinh"),
        new("step:card-issued", "Ngày cấp căn cước"),
        new("step:card-expires", "Ngày hết hạn căn cước"),
        new("step:phone", "Số điện thoại"),
        new("step:email", "Email"),
        new("step:address", "Địa chỉ"),
        new("step:province", "Tỉnh, thành phố"),
        new("step:card-front", "Ảnh mặt trước căn cước") { IsOptional = true },
        new("step:card-back", "Ảnh mặt sau căn cước") { IsOptional = true },
        new("step:summary", "Xem lại hồ sơ"),
        new("dossier", "Nộp hồ sơ"),
        new(Activated, "Kích hoạt"),
        new(Signed, "Ký lần đầu"),
    ];

    /// <summary>Each step of a conversation with what may come right before it. Scans belong to no conversation.</summary>
    public static IReadOnlyList<(string Earlier, string Later)> Pairs { get; } =
    [
        .. from later in Enumerable.Range(2, All.Count - 2)
           from earlier in Enumerable.Range(1, later - 1)
           where All.Skip(earlier + 1).Take(later - earlier - 1).All(between => between.IsOptional)
           select (All[earlier].Name, All[later].Name),
    ];
}
