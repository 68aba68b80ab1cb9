using System.Collections.Immutable;
using Survey.Data.Texts;

namespace Survey.Data.Expressions;

/// <summary>The paths of an expression that stands in a form: each step is walked, and a step that leads to nothing is an error.</summary>
public sealed partial class ExpressionParser
{
    /// <summary>Names that a message lists, so that it stays two or three lines.</summary>
    private const int MaximumListedNames = 8;

    private Expression ResolveInForm(PathStart start, string sourceName, List<Step> steps, ExpressionToken startToken)
    {
        if (start == PathStart.Variable && FindSource(sourceName) is null)
        {
            // What is wrong with the name is said by the validator, or it stands for something that is no part of the form.
            return ResolveByLastName(start, sourceName, steps);
        }

        var isInRow = row is not null && start == PathStart.Relative;
        var node = Walk(start, sourceName, steps, out var stop);
        if (node is null)
        {
            // XLSForm's own part of every form, which has no rows in the sheet.
            return steps.Exists(step => step.Name == "meta")
                ? new Expression.Variable(steps[^1].Name)
                : throw WrongPath(start, steps, stop, startToken);
        }

        var filtered = steps.FindIndex(step => !step.Filters.IsEmpty);
        ImmutableArray<Expression> filters = filtered >= 0 ? steps[filtered].Filters : [];
        var source = filtered >= 0 ? Walk(start, sourceName, steps.Take(filtered + 1), out _) : FindRepeatSource(start, sourceName);
        return source switch
        {
            not null => new Expression.RowLookup(source.UniqueName, false, filters, node == source ? null : node.UniqueName),
            _ when isInRow && IsInside(node, row) => new Expression.BareName(node.UniqueName),
            _ => new Expression.Variable(node.UniqueName) { IsFromPath = true },
        };
    }

    /// <summary>The row that <c>..</c> or <c>../..</c> leads to: that of the nearest repeat around it.</summary>
    private Expression.ParentRow ResolveParentRow(List<Step> steps)
    {
        var node = Walk(PathStart.Relative, "", steps, out _);
        while (node is { IsRepeat: false })
        {
            node = node.Parent;
        }

        return new Expression.ParentRow(string.Join('/', steps.Select(step => step.Name))) { RepeatName = node?.UniqueName };
    }

    /// <summary>Where a condition in [ ] after the last step is about rows of a form, those rows.</summary>
    private FormNode? FindRow(PathStart start, string sourceName, List<Step> steps) =>
        origin is null || start == PathStart.List ? null : Walk(start, sourceName, steps, out _);

    /// <summary>Follows the steps; null where one of them leads to nothing, with the part where it does.</summary>
    private FormNode? Walk(PathStart start, string sourceName, IEnumerable<Step> steps, out FormNode? stop)
    {
        // The form may be called anything in a path, but not as one of its parts, which is then what is meant.
        var firstName = start == PathStart.Root ? steps.First().Name : "";
        if (origin?.Root is { } form && firstName != form.Name && form.Find(firstName) is not null)
        {
            stop = form;
            return null;
        }

        // Within [ ] a path begins at the row; authors also mean the question there.
        FormNode?[] beginnings = start switch
        {
            PathStart.Relative => [row, origin],
            PathStart.Current => [origin],
            PathStart.Variable => [FindSource(sourceName)],
            _ => [origin?.Root],
        };

        stop = null;
        foreach (var beginning in beginnings.OfType<FormNode>())
        {
            // The first step names the beginning itself where the path begins with ${name} or with the form.
            if (Walk(beginning, steps.Skip(start is PathStart.Variable or PathStart.Root ? 1 : 0), out stop) is { } node)
            {
                return node;
            }
        }

        return null;
    }

    private static FormNode? Walk(FormNode beginning, IEnumerable<Step> steps, out FormNode? stop)
    {
        FormNode? node = stop = beginning;
        foreach (var step in steps)
        {
            node = step.Name switch
            {
                "." => stop,
                ".." => stop.Parent,
                _ => stop.Find(step.Name),
            };
            if (node is null)
            {
                return null;
            }

            stop = node;
        }

        return node;
    }

    private FormNode? FindSource(string name) => origin?.Root.Descendants.FirstOrDefault(node => node.UniqueName == name);

    private FormNode? FindRepeatSource(PathStart start, string sourceName) =>
        start == PathStart.Variable && FindSource(sourceName) is { IsRepeat: true } repeat ? repeat : null;

    private static bool IsInside(FormNode node, FormNode? outer) =>
        node.Parent is { } parent && (parent == outer || IsInside(parent, outer));

    private ExpressionSyntaxException WrongPath(PathStart start, List<Step> steps, FormNode? stop, ExpressionToken startToken)
    {
        var prefix = start switch
        {
            PathStart.Root => "/",
            PathStart.Current => "current()/",
            _ => "",
        };
        var path = prefix + string.Join('/', steps.Select(step => step.Name));
        var last = steps[^1].Name;
        var namesakes = origin?.Root.Descendants.Where(node => node.Name == last).ToList() ?? [];
        ProblemMessage remedy = namesakes switch
        {
            [] => DescribeChildren(stop),
            [_] => $" Write ${{{last}}}.",
            _ => $" Write {ProblemMessage.Or(namesakes.Take(MaximumListedNames).Select(node => node.Path))}.",
        };
        return new ExpressionSyntaxException(
            $"At character {startToken.Start + 1}: the path '{path}' leads to nothing: it ends at {Describe(stop)}.{remedy}"
        )
        {
            IsWrongPath = true,
        };
    }

    private static ProblemMessage Describe(FormNode? node) =>
        node switch
        {
            { Parent: not null } => $"'{node.Name}'",
            _ => $"the form",
        };

    private static ProblemMessage DescribeChildren(FormNode? node)
    {
        var names = node?.Children.Select(child => child.Name).Where(name => name.Length > 0).ToList() ?? [];
        if (names.Count == 0)
        {
            return $" Nothing stands in it; name the question as ${{name}}.";
        }

        var more = names.Count > MaximumListedNames ? ", …" : "";
        return $" In it stand {string.Join(", ", names.Take(MaximumListedNames))}{more}.";
    }
}
