using System.Collections;

namespace Microsoft.DotNet.Interactive.Formatting.Tables;

/// <summary>A sequence seen as rows and columns.</summary>
internal sealed class TabularView(IEnumerable source) : IEnumerable
{
    public IEnumerator GetEnumerator() => source.GetEnumerator();
}
