using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Tutorial.Kernel.Tests.Engine;

/// <summary>A folder with a Tutorial.Reference.dll of a few lines, because the engine knows the real one by its name only.</summary>
internal sealed class SmallKit : IDisposable
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.IO;

        namespace Tutorial.Reference.Training
        {
            public static class StopSignal
            {
                public static Func<bool>? Requested { get; set; }
            }
        }

        namespace Tutorial.Reference
        {
            /// <summary>Trains.</summary>
            public static class Trainer
            {
                /// <summary>Counts until it is stopped.</summary>
                public static long TrainForEver()
                {
                    for (long step = 0; ; step++)
                    {
                        if (Training.StopSignal.Requested?.Invoke() == true) { throw new OperationCanceledException("Stopped."); }
                    }
                }
            }

            [AttributeUsage(AttributeTargets.Class)]
            internal sealed class TypeFormatterSourceAttribute : Attribute
            {
                public TypeFormatterSourceAttribute(Type formatterSourceType) => FormatterSourceType = formatterSourceType;
                public Type FormatterSourceType { get; }
                public string[] PreferredMimeTypes { get; set; } = Array.Empty<string>();
            }

            [TypeFormatterSource(typeof(FigureFormatters), PreferredMimeTypes = new[] { "application/vnd.plotly.v1+json", "text/html", "text/plain" })]
            public class Figure
            {
                public bool IsVolatile => false;
            }

            internal sealed class FigureFormatters
            {
                public IEnumerable<object> CreateTypeFormatters() => new object[] { new Form("application/vnd.plotly.v1+json", "{\"data\": []}"), new Form("text/html", "<svg/>"), new Form("text/plain", "a figure") };
            }

            internal sealed class Form
            {
                private readonly string _text;
                public Form(string mimeType, string text) { MimeType = mimeType; _text = text; }
                public string MimeType { get; }
                public bool Format(object instance, TextWriter writer) { writer.Write(_text); return instance is Figure; }
            }
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("kit").FullName;

    public SmallKit()
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Tutorial.Reference",
            [CSharpSyntaxTree.ParseText(Source)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location), MetadataReference.CreateFromFile(Path.Combine(runtime, "System.Runtime.dll"))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(Path.Combine(_folder, "Tutorial.Reference.dll"), xmlDocumentationPath: Path.Combine(_folder, "Tutorial.Reference.xml"));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
    }

    public Dictionary<string, string?> Environment => new() { ["TUTORIAL_KIT"] = _folder };

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
