using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("LocalAspire.Testing")]
[assembly: InternalsVisibleTo("Alchemorsel.Tests")]
