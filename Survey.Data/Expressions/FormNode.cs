namespace Survey.Data.Expressions;

/// <summary>A part of a form as paths see it: under the name that its author gave it, in the group where it stands.</summary>
/// <param name="name">The name as it is written; names are unique within a group.</param>
/// <param name="parent">The group or repeat that it stands in; null for the form itself.</param>
public sealed class FormNode(string name, FormNode? parent)
{
    private readonly List<FormNode> children = [];

    /// <summary>The name as it is written; of the form itself, what XLSForm calls it, such as <c>data</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The group or repeat that it stands in; null for the form itself.</summary>
    public FormNode? Parent { get; } = parent;

    /// <summary>The name that it has in the questionnaire, where names are unique in the whole form.</summary>
    public string UniqueName { get; set; } = name;

    /// <summary>Whether it is a repeat, which has rows.</summary>
    public bool IsRepeat { get; init; }

    /// <summary>What stands directly in it.</summary>
    public IReadOnlyList<FormNode> Children => children;

    /// <summary>The form itself.</summary>
    public FormNode Root => Parent?.Root ?? this;

    /// <summary>Everything in it, at any depth, in order.</summary>
    public IEnumerable<FormNode> Descendants => children.SelectMany(child => child.Descendants.Prepend(child));

    /// <summary>The absolute path.</summary>
    public string Path => $"{Parent?.Path}/{Name}";

    /// <summary>What stands directly in it under a name; null where nothing does.</summary>
    public FormNode? Find(string childName) => children.Find(child => child.Name == childName);

    /// <summary>Adds a part at the end.</summary>
    public FormNode Add(string childName, bool isRepeat)
    {
        var child = new FormNode(childName, this) { IsRepeat = isRepeat };
        children.Add(child);
        return child;
    }

    /// <inheritdoc/>
    public override string ToString() => Path;
}
