using System.Reflection;
using System.Reflection.Emit;
using System.Text;
using Survey.Analysis.Figures.Definitions;
using Survey.Data.Studies.Reference;
using Survey.Data.Texts;

namespace Survey.Tests.Support;

/// <summary>The sentences of all problem messages that the compiled code can make, each with its places numbered.</summary>
/// <remarks>An interpolated string becomes a message by a constructor that is told how many characters and places follow, and by a call
/// for each part. A message inside a place of another is made between the two, so that those not yet whole are kept on a
/// stack.</remarks>
internal static class ProblemMessageFormats
{
    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null))
        .OfType<OpCode>()
        .ToDictionary(code => code.Value);

    /// <summary>Each sentence, with the namespace of the code that says it.</summary>
    public static IReadOnlyCollection<(string Room, string Format)> All { get; } =
        [
            .. new[] { typeof(ProblemMessage).Assembly, typeof(FigureProblemCodes).Assembly }
                .SelectMany(assembly => assembly.GetTypes())
                .SelectMany(type => MethodsOf(type).SelectMany(FormatsOf).Select(format => (type.Namespace ?? "", format)))
                .Concat(SentencesOfReference().Select(sentence => (typeof(WorkbookReference).Namespace ?? "", sentence)))
                .Where(pair => pair.Item2.Any(char.IsLetter))
                .Distinct(),
        ];

    /// <summary>The sentences of the reference tables that messages repeat.</summary>
    private static IEnumerable<string> SentencesOfReference() =>
        FigureSheetReference
            .WholeWorkbook.Sheets.SelectMany(sheet => sheet.IgnoredColumns.Concat(sheet.UnsupportedColumns))
            .Concat(UnsupportedTypeReference.All)
            .Concat(WorkbookReference.IgnoredSheets)
            .Select(word => word.Description.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

    private static IEnumerable<MethodBase> MethodsOf(Type type)
    {
        const BindingFlags Own =
            BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        return type.GetMethods(Own).Concat<MethodBase>(type.GetConstructors(Own));
    }

    private static IEnumerable<string> FormatsOf(MethodBase method)
    {
        var unfinished = new Stack<Message>();
        foreach (var (code, argument, recent) in Instructions(method))
        {
            if (argument is not MethodBase { DeclaringType: { } declaring } called || declaring != typeof(ProblemMessage))
            {
                continue;
            }

            if (code == OpCodes.Newobj && recent is [.., int characters, int places])
            {
                unfinished.Push(new Message(characters, places));
            }
            else if (called.Name == nameof(ProblemMessage.AppendLiteral) && unfinished.TryPeek(out var open) && recent is [.., string part])
            {
                open.AddLiteral(part);
            }
            else if (called.Name == nameof(ProblemMessage.AppendFormatted) && unfinished.TryPeek(out var holed))
            {
                holed.AddPlace();
            }

            while (unfinished.TryPeek(out var last) && last.IsWhole)
            {
                yield return unfinished.Pop().Format;
            }
        }
    }

    /// <summary>The instructions of a method with their arguments, and the constants that were loaded before each.</summary>
    private static IEnumerable<(OpCode Code, object? Argument, List<object> Recent)> Instructions(MethodBase method)
    {
        var bytes = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var recent = new List<object>();
        for (var at = 0; at < bytes.Length;)
        {
            var code = OpCodesByValue[bytes[at] == 0xFE ? (short)(0xFE00 | bytes[at + 1]) : bytes[at]];
            at += code.Size;
            var argument = ReadArgument(method, code, bytes, at);
            yield return (code, argument, recent);
            if (LoadedConstant(code, argument) is { } constant)
            {
                recent.Add(constant);
            }

            at += SizeOf(code, bytes, at);
        }
    }

    private static object? ReadArgument(MethodBase method, OpCode code, byte[] bytes, int at) =>
        code.OperandType switch
        {
            OperandType.InlineMethod => method.Module.ResolveMethod(
                BitConverter.ToInt32(bytes, at),
                method.DeclaringType?.GetGenericArguments(),
                method is MethodInfo ? method.GetGenericArguments() : null
            ),
            OperandType.InlineString => method.Module.ResolveString(BitConverter.ToInt32(bytes, at)),
            OperandType.InlineI => BitConverter.ToInt32(bytes, at),
            OperandType.ShortInlineI => (int)(sbyte)bytes[at],
            _ => null,
        };

    private static object? LoadedConstant(OpCode code, object? argument) =>
        code.Name switch
        {
            "ldstr" or "ldc.i4" or "ldc.i4.s" => argument,
            ['l', 'd', 'c', '.', 'i', '4', '.', var digit and >= '0' and <= '8'] => digit - '0',
            _ => null,
        };

    private static int SizeOf(OpCode code, byte[] bytes, int at) =>
        code.OperandType switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(bytes, at)),
            _ => 4,
        };

    /// <summary>A message of which not all parts were met yet.</summary>
    private sealed class Message(int characters, int places)
    {
        private readonly StringBuilder format = new();
        private int metCharacters;
        private int metPlaces;

        public bool IsWhole => metCharacters >= characters && metPlaces >= places;

        public string Format => format.ToString();

        public void AddLiteral(string part)
        {
            metCharacters += part.Length;
            format.Append(part.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        }

        public void AddPlace() => format.Append('{').Append(metPlaces++).Append('}');
    }
}
