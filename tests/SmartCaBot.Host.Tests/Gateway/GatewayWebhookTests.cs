using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartCaBot.Host.Demo;
using SmartCaBot.Host.Gateway;
using SmartCaBot.Host.Tests.Authorisation;
using SmartCaBot.Host.Tests.Gateway.Support;

namespace SmartCaBot.Host.Tests.Gateway;

/// <summary>News come in any order, more than once, and from anybody.</summary>
[Collection(HostInside.Collection)]
public sealed class GatewayWebhookTests(HostInside host)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_genuine_signature_speaks_for_itself_and_everything_else_is_only_looked_up()
    {
        await using var town = await GatewayTown.OpenAsync(host);
        await using var app = await ServeAsync(town);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var citizen = await GatewayCitizen.EnrolAsync(host);
        town.Chat.Become(town.People.PersonOf(citizen.Number, "Nguyễn Thị Bưởi"));
        await town.SendAsync("don.pdf", DemoDocument.Make());
        var early = await town.RequestAsync();
        // Before the app was asked; of a request that nobody knows; by nobody who knows the address; no news at all.
        Assert.Equal(HttpStatusCode.OK, await PostAsync(http, town, early.Reference, "AAAA"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(http, town, Guid.NewGuid().ToString("N"), "AAAA"));
        Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsJsonAsync("/gateway/webhook/" + new string('x', 32), new { }, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsync($"/gateway/webhook/{town.Options.WebhookKey}", new StringContent("{"), Cancel)).StatusCode);
        Assert.Equal(GatewayState.Prepared, (await town.RequestAsync()).State);

        await town.PressAsync("Đồng ý ký");
        var looks = town.Proxy.CallsTo("/status");
        Assert.Equal(HttpStatusCode.OK, await PostAsync(http, town, early.Reference, signature: null));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(http, town, early.Reference, Convert.ToBase64String(new byte[256])));
        Assert.Equal((GatewayState.Waiting, looks + 2, ""), ((await town.RequestAsync()).State, town.Proxy.CallsTo("/status"), await town.NewsAsync()));

        await citizen.ActAsync("enter", "don.pdf");
        var genuine = Convert.ToBase64String(await citizen.SignatureAsync("don.pdf"));
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(http, town, early.Reference, genuine)));

        Assert.All(all, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(looks + 2, town.Proxy.CallsTo("/status"));
        var said = await town.NewsAsync();
        Assert.Equal(1, said.Split("Đã ký xong").Length - 1);
        Assert.Equal("", await town.LookAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(["don.pdf"], await citizen.SignedAsync());
    }

    private static async Task<WebApplication> ServeAsync(GatewayTown town)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(town.Options);
        builder.Services.AddSingleton(town.Desk);
        var app = builder.Build();
        app.MapGatewayWebhook();
        await app.StartAsync(Cancel);
        return app;
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient http, GatewayTown town, string transaction, string? signature)
    {
        object[] files = signature is null ? [] : [new { doc_id = "don.pdf", signature_value = signature, timestamp_signature = (string?)null }];
        using var answer = await http.PostAsJsonAsync(
            $"/gateway/webhook/{town.Options.WebhookKey}",
            new { sp_id = "sp", status_code = signature is null ? 400 : 200, message = signature is null ? "REJECTED" : "SUCCESS", transaction_id = transaction, signed_files = files }, Cancel);
        return answer.StatusCode;
    }
}
