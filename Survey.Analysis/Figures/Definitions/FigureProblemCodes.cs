using System.Collections.Immutable;
using Survey.Data.Studies.Reference;
using static Survey.Data.Studies.Workbooks.Severity;

namespace Survey.Analysis.Figures.Definitions;

/// <summary>The codes of the problems in the sheets <c>figures</c> and <c>claims</c>, and of what they need of the frame; those of
/// expressions are in <see cref="ProblemCode"/>.</summary>
public static class FigureProblemCodes
{
    /// <summary>All codes.</summary>
    public static ImmutableArray<ProblemCode> All { get; } =
        [
            new("W022", "A column of the frame that figures need is empty.", "Fill it in in the frame file.", Warning),
            new("G001", "The column of figures or claims is not known.", "Correct its name, or remove it.", Warning),
            new("G002", "A figure's name is missing or cannot be used.", "Write letters, digits and underscores, a letter first.", Error),
            new("G003", "Two figures have the same name.", "Rename one of them.", Error),
            new("G004", "The kind of figure is not known.", "Write one of those that the message lists.", Error),
            new("G005", "over names nothing that can be counted.", "Write responses, frame, or the name of a repeat.", Error),
            new("G006", "A figure has no value.", "Write what the message asks for.", Error),
            new("G007", "The expression is of another kind than the column takes.", "Write what the message asks for.", Error),
            new("G008", "A figure cannot be broken down by this.", "Name a single choice, variable or frame column.", Error),
            new("G009", "A breakdown crosses a variable with itself.", "Name each once.", Error),
            new("G010", "A battery does not say which choices count.", "Write them in top, with a space between.", Warning),
            new("G011", "top names a choice that no item of the battery has.", "Write one of those that the message lists.", Error),
            new("G012", "at is not a quantile.", "Write a number between 0 and 1.", Error),
            new("G013", "The interval of a share is not known.", "Write one of those that the message lists.", Error),
            new("G014", "The column concerns another kind of figure.", "Leave the cell empty.", Warning),
            new("G015", "The mode is not known.", "Write C, or leave the cell empty.", Error),
            new("G016", "weights names nothing that weights can be raked to.", "Write no, frame columns, or nothing.", Error),
            new("G017", "The chart is not known.", "Write one of those that the message lists.", Warning),
            new("G018", "No answers make the base true.", "Correct the condition.", Warning),
            new("G019", "The share is always 0 or always 1.", "Correct the condition.", Warning),
            new("G020", "A figure over the frame has no weights.", "Leave the cell empty.", Warning),
            new("G021", "The weights of kappa are not known.", "Write one of those that the message lists.", Error),
            new("G022", "The response rate is not known.", "Write one or more of those that the message lists.", Error),
            new("G023", "The value names nothing that the kind can count.", "Name a question or group of the type in the message.", Error),
            new("G024", "The interval cannot be used for rows of a repeat.", "Write korn_graubard, or leave the cell empty.", Error),
            new("G025", "Two figures' names differ only in case.", "Rename one of them: their charts are files.", Warning),
            new("G026", "A figure's name is a device on Windows.", "Choose another name: its chart is a file.", Warning),
            new("G027", "A response rate is broken down by an answer.", "Name columns of the frame.", Error),
            new("K001", "A claim has no name.", "Write one.", Error),
            new("K002", "The test of a claim compares nothing.", "Compare a figure with a number.", Error),
            new("K003", "A claim has no test.", "Write one, such as share(figure) >= 0.5.", Error),
            new("K004", "Two claims have the same name.", "Rename one of them.", Error),
            new("K005", "A claim uses something that is no number of a figure.", "Write a function of a figure.", Error),
            new("K006", "The function of a claim is not known.", "Write one of those that the message lists.", Error),
            new("K007", "The arguments of a claim's function cannot be read.", "Write them as in the message's example.", Error),
            new("K008", "A claim names a figure that is not there.", "Correct the name, or add the figure.", Error),
            new("K009", "A claim's function does not fit the kind of the figure.", "Use another function or figure.", Error),
            new("K010", "A claim names no category of the figure.", "Write one of those that the message lists.", Error),
            new("K011", "A claim names no cell of the figure.", "Pick a cell as the message says.", Error),
            new("K012", "The number in top() is not that of the names it is compared with.", "Name as many as it has.", Error),
        ];
}
