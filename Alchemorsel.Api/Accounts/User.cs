using Alchemorsel.Contracts.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Alchemorsel.Api.Accounts;

/// <summary>A person's account. The e-mail is also the Identity user name.</summary>
public sealed class User : IdentityUser<Guid>
{
    public User() => Id = Guid.CreateVersion7();

    public required string DisplayName { get; set; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>What the account may do in the installation, beside what it may do in its households. No body of any request sets it but an admin's.</summary>
    public AccountRole Role { get; set; }
}
