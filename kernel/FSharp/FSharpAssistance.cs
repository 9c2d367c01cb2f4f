using System.Text.Json.Nodes;
using FSharp.Compiler.CodeAnalysis;
using FSharp.Compiler.EditorServices;
using FSharp.Compiler.Interactive;
using FSharp.Compiler.Symbols;
using FSharp.Compiler.Text;
using FSharp.Compiler.Tokenization;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using Tutorial.Kernel.Languages;

namespace Tutorial.Kernel.FSharp;

/// <summary>Help while typing F#: the code is checked as the next interaction would be, and not run.</summary>
internal sealed class FSharpAssistance(Shell.FsiEvaluationSession session)
{
    /// <summary>What could stand at the cursor.</summary>
    public JsonObject Complete(string code, int cursor)
    {
        (int line, int column, string text) = Place(code, cursor);
        PartialLongName name = QuickParse.GetPartialLongNameEx(text, column - 1);
        (FSharpParseFileResults parsed, FSharpCheckFileResults known) = Check(code);
        DeclarationListInfo found = known.GetDeclarationListInfo(
            FSharpOption<FSharpParseFileResults>.Some(parsed), line, text, name,
            FSharpOption<FSharpFunc<Unit, FSharpList<AssemblySymbol>>>.None, FSharpOption<Tuple<Position, FSharpOption<CompletionContext>?>>.None, FSharpOption<FSharpCodeCompletionOptions>.None);
        return Replies.Completion(found.Items.Select(item => (item.NameInCode, KindOf(item), "")), name.PartialIdent, cursor - name.PartialIdent.Length, cursor);
    }

    /// <summary>What stands at the cursor: its declaration and, where it was written in this notebook, its comment.</summary>
    public JsonObject Inspect(string code, int cursor)
    {
        (int line, int column, string text) = Place(code, cursor);
        if (QuickParse.GetCompleteIdentifierIsland(true, text, column) is not { Value: (string name, int end, _) })
        {
            return Replies.NothingFound();
        }

        ToolTipText tip = Check(code).Known.GetToolTip(line, end, text, ListModule.OfArray(name.Split('.')), FSharpTokenTag.Identifier, FSharpOption<int>.None);
        ToolTipElementData[] elements = [.. tip.Item.OfType<ToolTipElement.Group>().SelectMany(group => group.elements)];
        string declaration = string.Join('\n', elements.Select(element => element.MainDescription.Text));
        string comment = string.Join('\n', elements.Select(element => element.XmlDoc).OfType<FSharpXmlDoc.FromXmlText>().SelectMany(doc => doc.Item.UnprocessedLines)).Trim();
        return declaration.Length == 0 ? Replies.NothingFound() : Replies.Inspection("fsharp", declaration, comment);
    }

    private (FSharpParseFileResults Parsed, FSharpCheckFileResults Known) Check(string code)
    {
        Tuple<FSharpParseFileResults, FSharpCheckFileResults, FSharpCheckProjectResults> result = session.ParseAndCheckInteraction(code, FSharpOption<bool>.Some(false));
        return (result.Item1, result.Item2);
    }

    // F# counts lines from 1 and columns from 0.
    private static (int Line, int Column, string Text) Place(string code, int cursor)
    {
        int start = cursor == 0 ? 0 : code.LastIndexOf('\n', cursor - 1) + 1;
        int end = code.IndexOf('\n', cursor);
        return (code[..start].Count(letter => letter == '\n') + 1, cursor - start, end < 0 ? code[start..] : code[start..end]);
    }

    private static string KindOf(DeclarationListItem item) => item.Glyph switch
    {
        { IsMethod: true } or { IsExtensionMethod: true } => "function",
        { IsProperty: true } => "property",
        { IsModule: true } or { IsNameSpace: true } => "module",
        { IsClass: true } or { IsStruct: true } or { IsUnion: true } or { IsInterface: true } or { IsType: true } => "class",
        { IsConstant: true } => "constant",
        { IsVariable: true } or { IsField: true } => "instance",
        _ => "text",
    };
}
