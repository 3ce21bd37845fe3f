namespace Alchemorsel.Api.Administration;

/// <summary>Where a page of an admin's list ended; all of them show the newest first.</summary>
internal sealed record AdminPosition(Guid Id);
