using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Web.Clients;

public sealed partial class AlchemorselClient
{
    public Task<ApiResult<RecipeDetails>> ForkAsync(Guid recipe, ForkRequest fork, string idempotencyKey, CancellationToken cancellation) =>
        SendAsync<RecipeDetails>(
            HttpMethod.Post, $"recipes/{recipe}/fork", fork, cancellation, Once(idempotencyKey));
}
