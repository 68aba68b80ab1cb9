using System.Reflection;

namespace Survey.Tests.Support;

/// <summary>Counts the calls of a store on their way to it: each is a query.</summary>
public class CallRecorder : DispatchProxy
{
    private object inner = new();
    private List<string> calls = [];

    /// <summary>The store, noting each call by its name.</summary>
    public static T Wrap<T>(T store, List<string> calls)
        where T : class
    {
        var counted = Create<T, CallRecorder>();
        var proxy = (CallRecorder)(object)counted;
        (proxy.inner, proxy.calls) = (store, calls);
        return counted;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        calls.Add($"{targetMethod.DeclaringType?.Name}.{targetMethod.Name}");
        return targetMethod.Invoke(inner, args);
    }
}
