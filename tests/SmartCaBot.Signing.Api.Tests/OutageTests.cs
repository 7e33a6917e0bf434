using System.Net;
using SmartCaBot.Pkcs11.Tests.Support;
using SmartCaBot.Signing.Api.Tests.Support;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.Tests;

/// <summary>The token is pulled out and put back while people sign.</summary>
public sealed class OutageTests(ApiHouse house)
{
    private const int People = 6;

    /// <summary>Much longer than any request may take; one that takes it hangs.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_request_is_answered_with_success_or_try_again_and_nothing_is_signed_twice()
    {
        var shim = house.Shim;
        var portal = house.Portal(IntegratorKind.Sp769V1);
        var signers = new List<Signer>();
        for (var number = 0; number < People; number++) signers.Add(await house.EnrolAsync());
        var (signed, refused, transactions) = (0, 0, new System.Collections.Concurrent.ConcurrentBag<string>());
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var work = signers.Select(signer => Task.Run(
            async () =>
            {
                while (!over.IsCancellationRequested)
                {
                    var asked = await portal.SignAsync(signer, portal.NewReference()).WaitAsync(Longest, Cancel);
                    Assert.True(IsDoneOrLater(asked), $"{asked.Status} {asked.Message}");
                    if (asked.Status != HttpStatusCode.OK) continue;
                    var transaction = asked.Text("tran_code");
                    var message = house.LastMessage(Guid.Parse(transaction));
                    using var phone = new Phone(message.Requester!.Page!);
                    while (true)
                    {
                        var page = await phone.ActAsync("enter", message.Code.Value).WaitAsync(Longest, Cancel);
                        if (page.Contains("Đã ký xong", StringComparison.Ordinal)) break;
                        Assert.Contains("thử lại", page, StringComparison.Ordinal);
                        Interlocked.Increment(ref refused);
                        await Task.Delay(TimeSpan.FromMilliseconds(5), Cancel);
                    }

                    transactions.Add(transaction);
                    Interlocked.Increment(ref signed);
                }
            },
            Cancel)).ToArray();

        try
        {
            // Removed, failed, not there, sessions gone, login gone, and values that no table foresees (CKR_CANT_LOCK, one of a maker's own).
            foreach (var value in new ulong[] { 0x32, 0x30, 0xE0, 0xB3, 0x101, 0x0A, 0x80000001 })
            {
                await MoreAsync(() => Volatile.Read(ref signed), 6, work);
                shim.Unplug(value);
                await MoreAsync(() => Volatile.Read(ref refused), 12, work);
                shim.PlugIn();
            }

            await MoreAsync(() => Volatile.Read(ref signed), 6, work);
        }
        finally
        {
            shim.PlugIn();
            await over.CancelAsync();
        }

        await Task.WhenAll(work).WaitAsync(Longest, Cancel);
        var records = new List<string>();
        await foreach (var record in house.Audit.ReadAsync(0, Cancel))
            if (record.Event.Kind == AuditKind.TransactionSigned) records.Add(record.Event.Reference);
        Assert.Equal(records.Count, records.Distinct().Count());
        Assert.All(transactions, transaction => Assert.Contains(transaction, records));
    }

    /// <summary>CKR_CANT_LOCK, which no table foresees, and CKR_DEVICE_ERROR: everything else works, so the code was found right.</summary>
    [Theory]
    [InlineData(0x0A)]
    [InlineData(0x30)]
    public async Task Where_only_the_signature_fails_the_code_stays_good_and_signs_once(ulong value)
    {
        var shim = house.Shim;
        var (portal, signer) = (house.Portal(IntegratorKind.Sp769V1), await house.EnrolAsync());
        var transaction = (await portal.SignAsync(signer, portal.NewReference())).Text("tran_code");
        var message = house.LastMessage(Guid.Parse(transaction));
        using var phone = new Phone(message.Requester!.Page!);

        shim.Fail(Shim.Function.Sign, value);
        try
        {
            // More often than a wrong code may be typed.
            for (var time = 0; time < 6; time++) Assert.Contains("thử lại", await phone.ActAsync("enter", message.Code.Value), StringComparison.Ordinal);
        }
        finally
        {
            shim.PlugIn();
        }

        // After an error of the device the token is left alone for a moment.
        string answer;
        while ((answer = await phone.ActAsync("enter", message.Code.Value)).Contains("thử lại", StringComparison.Ordinal))
            await Task.Delay(TimeSpan.FromMilliseconds(100), Cancel);
        Assert.Contains("Đã ký xong", answer, StringComparison.Ordinal);
        await phone.ActAsync("enter", message.Code.Value);
        var kinds = new List<AuditKind>();
        await foreach (var record in house.Audit.ReadAsync(0, Cancel))
            if (record.Event.Reference == transaction) kinds.Add(record.Event.Kind);
        Assert.Equal((1, 0), (kinds.Count(kind => kind == AuditKind.TransactionSigned), kinds.Count(kind => kind == AuditKind.OtpWrong)));
    }

    private static bool IsDoneOrLater(Answer answer) =>
        answer.Status == HttpStatusCode.OK
        || (answer.Status is HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests && answer.Message.Contains("thử lại", StringComparison.Ordinal));

    private static async Task MoreAsync(Func<int> count, int more, Task[] work)
    {
        for (var aim = count() + more; count() < aim; await Task.Delay(TimeSpan.FromMilliseconds(5), Cancel))
            if (work.FirstOrDefault(one => one.IsFaulted) is { } failed) await failed;
    }
}
