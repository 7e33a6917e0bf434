using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SmartCaBot.StaffKit;

/// <summary>Rules every module's pages keep.</summary>
public static class PageRules
{
    /// <summary>Page models that neither name a policy nor are open on purpose.</summary>
    public static IReadOnlyList<string> PagesWithoutPolicy(Assembly module) =>
        [.. module.GetTypes()
            .Where(type => typeof(PageModel).IsAssignableFrom(type) && !type.IsAbstract)
            .Where(type => !type.GetCustomAttributes<AuthorizeAttribute>().Any(rule => rule.Policy is not null)
                && type.GetCustomAttribute<AllowAnonymousAttribute>() is null)
            .Select(type => type.FullName!)];
}
