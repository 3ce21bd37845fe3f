using System.Reflection;
using Alchemorsel.Api.Accounts.Tokens;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Alchemorsel.Api.Mcp;

/// <summary>Which personal access tokens open a tool: those with this scope or with write, of somebody who is at least this in the household.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolAccessAttribute(TokenScope scope, HouseholdRole least = HouseholdRole.Viewer) : Attribute
{
    public TokenScope Scope => scope;
    public HouseholdRole Least => least;
}

/// <summary>Lists the tools that a token opens, and refuses the others. One that says nothing of who may use it is closed.</summary>
internal static class ToolAccess
{
    private static readonly Dictionary<string, ToolAccessAttribute> Rules = (
        from type in new[] { typeof(RecipeTools), typeof(ImportTools), typeof(PlanTools) }
        from method in type.GetMethods()
        let tool = method.GetCustomAttribute<McpServerToolAttribute>()
        let rule = method.GetCustomAttribute<ToolAccessAttribute>()
        where tool is not null && rule is not null
        select (tool.Name, rule)).ToDictionary(found => found.Name!, found => found.rule);

    public static McpRequestHandler<ListToolsRequestParams, ListToolsResult> ListOnlyOpen(
        McpRequestHandler<ListToolsRequestParams, ListToolsResult> next) => async (request, cancellation) =>
    {
        var result = await next(request, cancellation);
        var open = new List<Tool>();
        foreach (var tool in result.Tools)
        {
            if (await RefusalAsync(request, tool.Name, cancellation) is null)
                open.Add(tool);
        }

        result.Tools = open;
        return result;
    };

    public static McpRequestHandler<CallToolRequestParams, CallToolResult> RefuseClosed(
        McpRequestHandler<CallToolRequestParams, CallToolResult> next) => async (request, cancellation) =>
        await RefusalAsync(request, request.Params?.Name ?? "", cancellation) is { } refusal
            ? ToolAnswers.Error(refusal)
            : await next(request, cancellation);

    private static async Task<string?> RefusalAsync(MessageContext request, string tool, CancellationToken cancellation)
    {
        if (request.User is not { } caller || !Rules.TryGetValue(tool, out var rule))
            return "There is no such tool.";
        if (!caller.HasScope([rule.Scope, TokenScope.Write]))
            return $"The token lacks the scope {TokenScopes.NameOf(rule.Scope)}.";
        if (rule.Least == HouseholdRole.Viewer)
            return null;
        // The route itself has just looked that up, and refused whoever is not in the household.
        var db = request.Services!.GetRequiredService<AlchemorselDbContext>();
        var roles = request.Services!.GetRequiredService<MembershipRoles>();
        var role = db is { CurrentHousehold: { } household, CurrentUser: { } user }
            ? await roles.FindAsync(db, household, user, mayBeRemembered: true, cancellation)
            : null;
        return role >= rule.Least ? null : "A viewer of the kitchen can look at everything, but not change it.";
    }
}
