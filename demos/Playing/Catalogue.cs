using Tutorial.Demos.Abouts;

namespace Tutorial.Demos.Playing;

/// <summary>All demonstrations there are.</summary>
public static class Catalogue
{
    /// <summary>In the order of the lessons.</summary>
    public static IReadOnlyList<About> All { get; } = [NeuronAbout.About, BoundaryAbout.About, RaceAbout.About, DashboardAbout.About, GatesAbout.About, AttentionAbout.About];

    /// <summary>One by its name in addresses; null: there is none.</summary>
    public static About? Find(string name) => All.FirstOrDefault(about => about.Name == name);
}
