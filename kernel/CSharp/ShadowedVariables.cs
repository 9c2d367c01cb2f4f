using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;

namespace Tutorial.Kernel.CSharp;

/// <summary>
/// Lets go of what nobody can reach any more: when a cell is run again, its old variables stay behind as fields of the old
/// submission, and with them their arrays.
/// </summary>
internal sealed class ShadowedVariables
{
    // Functions and queries of earlier cells may still use an old variable by these names.
    private readonly HashSet<string> _captured = new(StringComparer.Ordinal);

    /// <summary>Empties the variables of earlier cells that the cell just run has declared anew.</summary>
    public void Clear(ScriptState<object>? before, ScriptState<object> after, SyntaxTree cell)
    {
        if (before is not null && after.Variables.Length > before.Variables.Length)
        {
            HashSet<string> declared = [.. after.Variables.Skip(before.Variables.Length).Select(variable => variable.Name)];
            declared.ExceptWith(_captured);
            foreach (ScriptVariable old in before.Variables.Where(variable => declared.Contains(variable.Name) && !variable.IsReadOnly && !variable.Type.IsPrimitive))
            {
                old.Value = old.Type.IsValueType ? Activator.CreateInstance(old.Type) : null;
            }
        }

        _captured.UnionWith(Captures(cell.GetRoot()));
    }

    private static IEnumerable<string> Captures(SyntaxNode root) =>
        root.DescendantNodes()
            .Where(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or BaseTypeDeclarationSyntax or QueryExpressionSyntax)
            .SelectMany(function => function.DescendantTokens())
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText);
}
