namespace SmartCaBot.Storage.Retention;

/// <summary>The storage's own rules. What administrators read of them is in Vietnamese.</summary>
public static class StorageRules
{
    public const int Count = 4;

    public static IReadOnlyList<IRetentionRule> Of(
        StorageMaintenance maintenance, RetentionPeriods periods, IReadOnlyCollection<IConversationPart> parts) =>
    [
        new Rule(
            "files", "Tệp người dân gửi và tệp đã ký", "Để người dân tải lại được; sau đó chỉ người dân giữ bản của mình.",
            periods.Files, async token => await maintenance.DeleteFilesOlderThanAsync(periods.Files, token)),
        new Rule(
            "outbox", "Tin đã gửi xong, tin không gửi được", "Để biết tin đã đến chưa và gửi lại tin bị giữ.",
            periods.Messages, async token => await maintenance.DeleteMessagesOlderThanAsync(periods.Messages, token)),
        new Rule(
            "conversations", "Cuộc trò chuyện: nội dung, câu trả lời và trạng thái", "Để người dân quay lại làm tiếp việc đang dở.",
            periods.Conversations, token => maintenance.DeleteConversationsOlderThanAsync(periods.Conversations, parts, token)),
        new Rule(
            "inbox", "Mã của tin đã nhận (không có nội dung)", "Để một tin gửi lặp không bị xử lý hai lần.",
            periods.Inbox, token => maintenance.DeleteReceiptsOlderThanAsync(periods.Inbox, token)),
    ];

    private sealed record Rule(string Name, string What, string Why, TimeSpan Keep, Func<CancellationToken, Task<long>> Run) : IRetentionRule
    {
        public Task<long> RunAsync(CancellationToken cancellationToken) => Run(cancellationToken);
    }
}
