namespace Aspire.Hosting;

/// <summary>A project of the application; the build makes one implementation a project reference (<c>Projects.*</c>).</summary>
public interface IProjectMetadata
{
    /// <summary>Full path of the project file.</summary>
    string ProjectPath { get; }
}
