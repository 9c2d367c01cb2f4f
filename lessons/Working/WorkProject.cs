namespace Tutorial.Lessons.Working;

/// <summary>The files around a learner's copy, so that an editor helps and the kit's own build rules stay away.</summary>
internal static class WorkProject
{
    /// <summary>Name and text of each file.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>
    {
        ["Work.csproj"] = """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
            </Project>

            """,
        ["Directory.Build.props"] = """
            <Project>
              <!-- Ends the search for build rules here: what holds for the kit need not hold for exercises. -->
            </Project>

            """,
        ["Directory.Packages.props"] = """
            <Project>
              <PropertyGroup>
                <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
              </PropertyGroup>
            </Project>

            """,
        [".editorconfig"] = """
            root = true

            [*.cs]
            indent_style = space
            indent_size = 4

            """,
    };
}
