using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tutorial.Kernel.CSharp;

namespace Tutorial.Kernel.Tests.CSharp;

public class StopWeaverTests
{
    private const string Poll = " global::Microsoft.DotNet.Interactive.Weaving.CellStop.Poll();";
    private const string Line = "global::Microsoft.DotNet.Interactive.Weaving.CellLine.Now = ";

    [Theory]
    [InlineData("while (a) { b(); }", "LINE1; while (a) {POLL LINE1; b(); }")]
    [InlineData("while (a) b();", "LINE1; while (a) {POLL LINE1; b(); }")]
    [InlineData("do b(); while (a);", "LINE1; do {POLL LINE1; b(); } while (a);")]
    [InlineData("while (a) while (b) c();", "LINE1; while (a) {POLL LINE1; while (b) {POLL LINE1; c(); } }")]
    [InlineData("int F(int n) => n + 1;", "int F(int n) {POLL return  n + 1; }")]
    [InlineData("void F() => g();", "void F() {POLL  g(); }")]
    [InlineData("async Task F() => g();", "async Task F() {POLL  g(); }")]
    [InlineData("int F() => throw new E();", "int F() {POLL  throw new E(); }")]
    [InlineData("int F() { return 1; }", "int F() {POLL return 1; }")]
    [InlineData("double S(double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i]; return s; }", "double S(double[] a) {POLL double s = 0; for (int i = 0; i < a.Length; i++) s += a[i]; return s; }")]
    [InlineData("void F() { for (int i = 0; i < 9; i++) g(i); }", "void F() {POLL for (int i = 0; i < 9; i++) {POLL g(i); } }")]
    [InlineData("void F() { for (long i = 0; i < n; i++) { s += i; } }", "void F() {POLL for (long i = 0; i < n; i++) { if ((i & 0xFFFF) == 0) {POLL } s += i; } }")]
    [InlineData("void F() { for (int i = 9; i > 0; --i) { s += i; } }", "void F() {POLL for (int i = 9; i > 0; --i) { s += i; } }")]
    [InlineData("void F() { for (byte i = 0; i < 256; i++) { s += i; } }", "void F() {POLL for (byte i = 0; i < 256; i++) {POLL s += i; } }")]
    [InlineData("void F() { for (int i = 0; i != 9; i += 2) { s += i; } }", "void F() {POLL for (int i = 0; i != 9; i += 2) {POLL s += i; } }")]
    [InlineData("void F() { for (int i = 0; i <= int.MaxValue; i++) { s += i; } }", "void F() {POLL for (int i = 0; i <= int.MaxValue; i++) {POLL s += i; } }")]
    [InlineData("void F() { for (int i = 0; i < 9; i += 0) { s += i; } }", "void F() {POLL for (int i = 0; i < 9; i += 0) {POLL s += i; } }")]
    [InlineData("void F() { for (long i = 1; i < n; i += 2) { s += i; } }", "void F() {POLL for (long i = 1; i < n; i += 2) {POLL s += i; } }")]
    public void Weave_Loop_OrFunction_GetsItsPoll(string code, string woven) =>
        Assert.Equal(woven.Replace("POLL", Poll, StringComparison.Ordinal).Replace("LINE", Line, StringComparison.Ordinal), Weave(code));

    [Theory]
    [InlineData("int[] a = { 1 };\na[1]", "LINE1; int[] a = { 1 };\nLINE2; a[1]")]
    [InlineData("if (a)\n    b();\nelse\n    c();", "LINE1; if (a)\n    { LINE2; b(); }\nelse\n    { LINE4; c(); }")]
    [InlineData("if (a) { b(); } else if (c) { d(); }", "LINE1; if (a) { LINE1; b(); } else { LINE1; if (c) { LINE1; d(); } }")]
    [InlineData("try\n{\n    a();\n}\ncatch\n{\n    b();\n}", "LINE1; try\n{\n    LINE3; a();\n}\ncatch\n{\n    LINE7; b();\n}")]
    [InlineData("class C { int x = 1; ~C() { a(); } }", "class C { int x = 1; ~C() { a(); } }")]
    [InlineData("{ void F() { a(); } F(); }", "LINE1; { void F() {POLL a(); } LINE1; F(); }")]
    [InlineData("using System.IO;\nvar a = 1;", "using System.IO;\nLINE2; var a = 1;")]
    public void Weave_TopLevel_NotesItsLines(string code, string woven) =>
        Assert.Equal(woven.Replace("POLL", Poll, StringComparison.Ordinal).Replace("LINE", Line, StringComparison.Ordinal), Weave(code));

    [Fact]
    public void Weave_Awaits_AreGuarded() =>
        Assert.Equal(
            Line + "1; await global::Microsoft.DotNet.Interactive.Weaving.CellStop.Guard(a); async void F() {" + Poll + " await global::Microsoft.DotNet.Interactive.Weaving.CellStop.GuardAnywhere(b); }",
            Weave("await a; async void F() { await b; }"));

    [Theory]
    [InlineData("while (true)\n{\n    // wait\n    b();\n}\nint F(int n)\n    => n;\n")]
    [InlineData("class C\n{\n    int P { get { return 1; } set { while (true) ; } }\n    C() { }\n}")]
    [InlineData("switch (x)\n{\n    case 1: while (true) break; break;\n}\nforeach (var (a, b) in Pairs())\n    Use(a, b);")]
    public void Weave_SeveralLines_KeepsTheirNumber(string code)
    {
        string woven = Weave(code);
        Assert.Equal(code.Count(letter => letter == '\n'), woven.Count(letter => letter == '\n'));
        SyntaxTree tree = Parse(woven);
        Assert.DoesNotContain(tree.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private static string Weave(string code) => StopWeaver.Weave(Parse(code), null);

    private static SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.Latest, kind: SourceCodeKind.Script));
}
