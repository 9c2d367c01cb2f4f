using FSharp.Compiler.CodeAnalysis;
using FSharp.Compiler.Interactive;
using FSharp.Compiler.Syntax;
using FSharp.Compiler.Text;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Control;
using Microsoft.FSharp.Core;
using Tutorial.Kernel.Languages;

namespace Tutorial.Kernel.FSharp;

/// <summary>
/// Weaves polls of the stop flag into F#: in front of the bodies of loops, functions and lambdas, on a line of their own or,
/// where the body shares its line, in brackets. Bodies that begin within a line and go on below are left: moving them would
/// change what belongs together.
/// </summary>
internal sealed class FSharpWeaver
{
    private const string Poll = "Microsoft.DotNet.Interactive.Weaving.CellStop.Poll()";

    private readonly TextEdits _edits = new();
    private readonly string[] _lines;
    private readonly string _cell;
    private readonly HashSet<(int, int)> _done = [];

    private FSharpWeaver(string code, string cell)
    {
        _lines = code.Split('\n');
        _cell = cell;
    }

    /// <summary>The cell's text with polls; the text itself when it does not parse.</summary>
    public static string Weave(Shell.FsiEvaluationSession session, string code, string cell)
    {
        const string File = "cell.fsx";
        FSharpChecker checker = session.InteractiveChecker;
        (FSharpParsingOptions options, _) = checker.GetParsingOptionsFromCommandLineArgs(ListModule.OfArray([File]), FSharpOption<bool>.Some(true), FSharpOption<bool>.None);
        FSharpParseFileResults parsed = FSharpAsync.RunSynchronously(
            checker.ParseFile(File, SourceText.ofString(code), options, FSharpOption<bool>.Some(false), FSharpOption<string>.None), FSharpOption<int>.None, FSharpOption<CancellationToken>.None);
        if (parsed.ParseHadErrors)
        {
            return code;
        }

        var weaver = new FSharpWeaver(code, cell);
        ParsedInputModule.fold(FuncConvert.FromFunc<int, FSharpList<SyntaxNode>, SyntaxNode, int>(weaver.Visit), 0, parsed.ParseTree);
        return weaver._edits.Apply(code);
    }

    private int Visit(int state, FSharpList<SyntaxNode> path, SyntaxNode node)
    {
        bool inComputation = path.Any(outer => outer is SyntaxNode.SynExpr { Item: SynExpr.ComputationExpr });
        switch (node)
        {
            case SyntaxNode.SynExpr { Item: SynExpr.While loop }:
                WeaveBody(loop.doExpr, inComputation);
                break;
            case SyntaxNode.SynExpr { Item: SynExpr.For loop }:
                WeaveBody(loop.doBody, inComputation);
                break;
            case SyntaxNode.SynExpr { Item: SynExpr.ForEach loop }:
                WeaveBody(loop.bodyExpr, inComputation);
                break;
            case SyntaxNode.SynBinding { Item: { headPat: SynPat.LongIdent { argPats: SynArgPats.Pats { pats.IsEmpty: false } } } binding }:
                WeaveBody(binding.expr is SynExpr.Typed typed ? typed.expr : binding.expr, false);
                break;
            default:
                break;
        }

        return state + 1;
    }

    private void WeaveBody(SynExpr body, bool inComputation)
    {
        global::FSharp.Compiler.Text.Range range = body.Range;
        if (!_done.Add((range.StartLine, range.StartColumn)))
        {
            return;
        }

        int start = Position(range.StartLine, range.StartColumn);
        if (_lines[range.StartLine - 1][..range.StartColumn].Trim().Length == 0)
        {
            // Positions in front of the line keep its own column; the directive keeps its number.
            string indent = _lines[range.StartLine - 1][..range.StartColumn];
            _edits.Open(start - range.StartColumn, $"{indent}{Poll}\n#line {range.StartLine} \"{_cell}\"\n");
        }
        else if (range.StartLine == range.EndLine && !inComputation)
        {
            _edits.Open(start, $"({Poll}; ");
            _edits.Close(Position(range.EndLine, range.EndColumn), ")");
        }
    }

    private int Position(int line, int column) => _lines.Take(line - 1).Sum(text => text.Length + 1) + column;
}
