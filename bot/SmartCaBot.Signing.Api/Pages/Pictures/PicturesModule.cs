using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SmartCaBot.Signing.Api.Pages.Pictures;

public static class PicturesModule
{
    /// <summary><see cref="PagePictures"/>, for every page on which people sign.</summary>
    /// <param name="services">Needs <see cref="TimeProvider"/> and logging.</param>
    /// <param name="settings">Limits.</param>
    /// <param name="covered">A folder that what draws must not see, where that can be had.</param>
    public static IServiceCollection AddPagePictures(this IServiceCollection services, PagePictureSettings settings, string covered) => services
        .AddSingleton(s => new PagePictures(
            new PageRenderer(
                settings, new Sandbox(covered, s.GetRequiredService<ILogger<Sandbox>>()), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<PageRenderer>>()),
            settings, s.GetRequiredService<TimeProvider>()));
}
