using Survey.Data.Texts;

namespace Survey.Data.Studies.Rules;

/// <summary>The form itself, a group or a repeat, as the place that entities belong to.</summary>
internal sealed class FormContainer
{
    public FormContainer(string name, bool isRepeat, FormContainer? parent)
    {
        (Name, IsRepeat, Parent) = (name, isRepeat, parent);
        Depth = parent is null ? 0 : parent.Depth + 1;
        Boundary = isRepeat || parent is null ? this : parent.Boundary;
    }

    public string Name { get; }

    public bool IsRepeat { get; }

    /// <summary>What it stands in; null for the form itself.</summary>
    public FormContainer? Parent { get; }

    /// <summary>How many groups and repeats it stands in.</summary>
    public int Depth { get; }

    /// <summary>The innermost repeat, or else the form, that it is or stands in: what there is once for each entity.</summary>
    public FormContainer Boundary { get; }

    /// <summary>This one and all that it stands in, from the inside.</summary>
    public IEnumerable<FormContainer> SelfAndAncestors()
    {
        for (var container = this; container is not null; container = container.Parent)
        {
            yield return container;
        }
    }

    /// <summary>The innermost that both are or stand in.</summary>
    public FormContainer FindCommon(FormContainer other)
    {
        var (first, second) = (this, other);
        while (first != second)
        {
            (first, second) = first.Depth >= second.Depth ? (first.Parent ?? first, second) : (first, second.Parent ?? second);
        }

        return first;
    }

    /// <summary>What a message calls it.</summary>
    public ProblemMessage Description =>
        (Parent, IsRepeat) switch
        {
            (null, _) => $"the form itself",
            (_, true) => $"the repeat '{Name}'",
            _ => $"the group '{Name}'",
        };
}
