using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Delegations;

/// <summary>A field for a line of text outside the questionnaire.</summary>
internal sealed record InputField(string Name, string Label, string Value, string Hint, string? Error)
{
    /// <summary>The id of the field's element.</summary>
    public string Id => IdOf(Name);

    /// <summary>The ids of what a screen reader should read with the field; null where there is nothing.</summary>
    public string? DescribedBy => ElementIds.Join((Hint.Length > 0, $"{Id}-hint"), (Error is not null, $"{Id}-error"));

    /// <summary>What the browser may fill in by itself, and the keyboard that fits; null where neither.</summary>
    public string? AutoComplete { get; init; }

    /// <summary>The type of the input element, or <see cref="MultipleLines"/>.</summary>
    public string Type { get; init; } = "text";

    /// <summary>The type of a field for a text of several lines.</summary>
    public const string MultipleLines = "message";

    /// <summary>The id of the element of the field of that name.</summary>
    public static string IdOf(string name) => $"delegation-{name}";
}
