namespace Alchemorsel.Web.Components.Administration;

/// <summary>What an admin's list is asked for.</summary>
internal static class AdminQuery
{
    /// <summary>The parameters that are set.</summary>
    public static Dictionary<string, string?> Of(params (string Name, string? Value)[] parameters)
        => parameters.Where(parameter => !string.IsNullOrEmpty(parameter.Value)).ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
}
