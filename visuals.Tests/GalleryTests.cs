using System.Xml.Linq;

namespace Tutorial.Visuals.Tests;

/// <summary>Writes every kind of figure as a picture and as one page, to be looked at in light and in dark.</summary>
public class GalleryTests
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "gallery");

    [Fact]
    public void Write_EveryFigure_LeavesAPictureAndAPage()
    {
        Directory.CreateDirectory(s_folder);
        foreach ((string name, Figure figure) in Gallery.Figures)
        {
            File.WriteAllText(Path.Combine(s_folder, name + ".svg"), figure.ToSvg());
            File.WriteAllText(Path.Combine(s_folder, name + ".json"), figure.ToPlotly());
            Assert.Equal("svg", XDocument.Load(Path.Combine(s_folder, name + ".svg")).Root!.Name.LocalName);
        }

        foreach (string theme in new[] { "light", "dark" })
        {
            string figures = string.Concat(Gallery.Figures.Values.Select(f => f.ToHtml()));
            File.WriteAllText(
                Path.Combine(s_folder, theme + ".html"),
                $"<!doctype html><meta charset=\"utf-8\"><style>:root{{color-scheme:{theme}}}</style><title>Gallery</title>{figures}");
        }

        Assert.Equal(Gallery.Figures.Count, Directory.GetFiles(s_folder, "*.svg").Length);
    }
}
