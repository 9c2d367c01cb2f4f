using System.Reflection;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Autograd;

public class EveryOperationIsProvenTests
{
    [Fact]
    public void Assembly_EveryOperation_HasAGradientProperty()
    {
        IEnumerable<Type> operations = typeof(Tensor<>).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && IsOperation(type));
        IEnumerable<Type> proven = typeof(EveryOperationIsProvenTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttributes<ProvesAttribute>())
            .Select(attribute => attribute.Operation);
        Assert.NotEmpty(operations);
        Assert.Empty(operations.Except(proven).Select(type => type.Name).Order());
    }

    private static bool IsOperation(Type type)
    {
        for (Type? parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.IsGenericType && parent.GetGenericTypeDefinition() == typeof(Operation<>))
            {
                return true;
            }
        }
        return false;
    }
}
