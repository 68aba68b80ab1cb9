namespace Survey.Data.Expressions.Values;

/// <summary>A value of the form evaluator, as in XPath: a text (empty where nothing was answered), a number or a boolean.</summary>
public readonly record struct FormValue
{
    private readonly string? text;
    private readonly double number;
    private readonly FormValueKind kind;

    private FormValue(FormValueKind kind, string? text, double number)
    {
        this.kind = kind;
        this.text = text;
        this.number = number;
    }

    private enum FormValueKind
    {
        Text,
        Number,
        Boolean,
    }

    /// <summary>No answer.</summary>
    public static FormValue Empty => new(FormValueKind.Text, "", 0);

    /// <summary>Whether the value is a number; a text that reads as one is not.</summary>
    public bool IsNumber => kind == FormValueKind.Number;

    /// <summary>Whether the value is true or false.</summary>
    public bool IsBoolean => kind == FormValueKind.Boolean;

    /// <summary>A text value.</summary>
    public static FormValue From(string value) => new(FormValueKind.Text, value, 0);

    /// <summary>A numeric value.</summary>
    public static FormValue From(double value) => new(FormValueKind.Number, null, value);

    /// <summary>A truth value.</summary>
    public static FormValue From(bool value) => new(FormValueKind.Boolean, null, value ? 1 : 0);

    /// <summary>The value as text; NaN, the number of what is no number, is empty.</summary>
    public string AsText() =>
        kind switch
        {
            FormValueKind.Text => text ?? "",
            FormValueKind.Boolean => number != 0 ? "true" : "false",
            _ => XPathNumber.Format(number),
        };

    /// <summary>The value as a number; a whole date is the days since 1970 (and a time of day their fraction), as in XLSForm; NaN
    /// where it is none.</summary>
    public double AsNumber() =>
        kind switch
        {
            FormValueKind.Text => XPathNumber.ParseOrNaN(text) is var parsed
            && double.IsNaN(parsed)
            && PartialDateTime.TryParse(text, out var moment)
                ? moment.DaysSinceEpoch
                : parsed,
            _ => number,
        };

    /// <summary>The value as a condition: a text holds when it is not empty, a number when it is neither 0 nor NaN.</summary>
    public bool AsBoolean() => kind == FormValueKind.Text ? !string.IsNullOrEmpty(text) : number != 0 && !double.IsNaN(number);
}
