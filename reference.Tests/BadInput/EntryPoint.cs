using System.Reflection;
using System.Runtime.CompilerServices;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Plain;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Tests.BadInput;

/// <summary>One public constructor, method, operator or indexer of the library, closed over double, that can be called with any arguments.</summary>
internal sealed record EntryPoint(Type Type, MethodBase Method)
{
    /// <summary>"Linear", "Functional.Conv2d" or "Tensor.Backward".</summary>
    public string Name => Method.IsConstructor ? Bare(Type) : $"{Bare(Type)}.{Method.Name}";

    public ParameterInfo[] Parameters => Method.GetParameters();

    /// <summary>The member as it is written, of any T.</summary>
    public MethodBase Definition => Method.Module.ResolveMethod(Method.MetadataToken)!;

    /// <summary>All of them. Left out, because reflection cannot pass spans: what takes one (<see cref="SpanTests"/> calls those); and what nobody calls with data: delegates, exceptions, records (they only carry), operations and callbacks, which the engine and the trainer call.</summary>
    public static IReadOnlyList<EntryPoint> All { get; } = [.. typeof(Tensor<>).Assembly.GetExportedTypes()
        .Where(type => type.Namespace != "Tutorial.Reference.Display" && type.Namespace != typeof(PlainSoftmax).Namespace
            && !type.IsSubclassOf(typeof(Delegate)) && !type.IsSubclassOf(typeof(Exception)) && !type.IsEnum
            && type != typeof(Operation<>) && type != typeof(GradientBuffers<>))
        .Select(type => type.IsGenericTypeDefinition ? type.MakeGenericType([.. type.GetGenericArguments().Select(_ => typeof(double))]) : type)
        .SelectMany(Of)
        .OrderBy(entry => entry.Name, StringComparer.Ordinal).ThenBy(entry => entry.Method.ToString(), StringComparer.Ordinal)];

    /// <summary>Calls it, on an instance where it needs one; a scope that it opens is closed again.</summary>
    public void Call(object? instance, object?[] arguments)
    {
        try
        {
            object? result = Method is ConstructorInfo constructor ? constructor.Invoke(arguments) : Method.Invoke(instance, arguments);
            (result as IDisposable)?.Dispose();
        }
        catch (TargetInvocationException wrapper)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(wrapper.InnerException!);
        }
    }

    private static IEnumerable<EntryPoint> Of(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        bool isRecord = type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly) is not null;
        IEnumerable<MethodBase> constructors = type.IsAbstract || isRecord ? [] : type.GetConstructors();
        return constructors
            .Concat(type.GetMethods(all)
                .Where(method => !method.IsAbstract && !IsGenerated(method) && (!method.IsSpecialName || method.Name is "get_Item" or "set_Item" || method.Name.StartsWith("op_", StringComparison.Ordinal)))
                .Select(method => method.IsGenericMethodDefinition ? method.MakeGenericMethod([.. method.GetGenericArguments().Select(_ => typeof(double))]) : method))
            .Where(method => !IsRefusal(type, method) && method.GetParameters().Length > 0 && method.GetParameters().All(parameter => !parameter.ParameterType.IsByRefLike && !parameter.ParameterType.IsByRef))
            .Select(method => new EntryPoint(type, method));
    }

    private static bool IsGenerated(MethodInfo method)
        => method.GetCustomAttribute<CompilerGeneratedAttribute>() is not null || method.GetBaseDefinition().DeclaringType == typeof(object)
            || method.Name is "Equals" or "Deconstruct" || IsCallback(method.Name);

    // OnEpochEnd, but not Ones or OneCycle.
    private static bool IsCallback(string name) => name.Length > 2 && name.StartsWith("On", StringComparison.Ordinal) && char.IsUpper(name[2]);

    // Models of two inputs override Forward(x) to say so; nothing that could be passed is right there.
    private static bool IsRefusal(Type type, MethodBase method)
        => method.Name == "Forward" && method.GetParameters().Length == 1
            && type.Name is "Seq2Seq`1" or "Transformer`1" or "TransformerDecoder`1" or "TransformerDecoderLayer`1";

    private static string Bare(Type type) => type.Name.Split('`')[0];
}
