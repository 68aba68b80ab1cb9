using System.Text;

namespace Survey.Tests.Samples;

/// <summary>A sample's files as plain rows of text, counted without any of the product's code.</summary>
public sealed class ReferenceTabulation
{
    private readonly Sample sample;
    private readonly Dictionary<string, Dictionary<string, string>> submitted;

    public ReferenceTabulation(Sample sample)
    {
        this.sample = sample;
        Frame = Read("frame.csv");
        Started = Read("responses.csv");
        submitted = Started.Where(row => row["_status"] == "submitted").ToDictionary(row => row["unit"], StringComparer.Ordinal);
    }

    public IReadOnlyList<Dictionary<string, string>> Frame { get; }

    /// <summary>Every response, partial ones too.</summary>
    public IReadOnlyList<Dictionary<string, string>> Started { get; }

    /// <summary>The units of a group that belong to those who are asked.</summary>
    public IEnumerable<Dictionary<string, string>> Eligible(string group) =>
        Frame.Where(unit => unit["respondent_group"] == group && unit.GetValueOrDefault("disposition", "") != "ineligible");

    /// <summary>The submitted responses of a group.</summary>
    public IEnumerable<Dictionary<string, string>> Submitted(string group) =>
        Eligible(group).Select(unit => Response(unit["unit"])).OfType<Dictionary<string, string>>();

    public Dictionary<string, string>? Response(string unit) => submitted.GetValueOrDefault(unit);

    /// <summary>The rows of a repeat that submitted responses of a group hold.</summary>
    public IEnumerable<Dictionary<string, string>> Rows(string repeat, string group)
    {
        var units = Submitted(group).Select(row => row["unit"]).ToHashSet(StringComparer.Ordinal);
        return Read($"responses.{repeat}.csv").Where(row => units.Contains(row["unit"]));
    }

    /// <summary>Whether an answer is one of some choices; null where it is blank or don't know.</summary>
    public static bool? IsOneOf(Dictionary<string, string> row, string question, params string[] choices) =>
        row[question] is "" or "dk" ? null : choices.Contains(row[question]);

    /// <summary>Whether a choice is among those ticked; null where nothing is, or only don't know.</summary>
    public static bool? HasChoice(Dictionary<string, string> row, string question, string choice) =>
        row[question] is "" or "dk" ? null : row[question].Split(' ').Contains(choice);

    /// <summary>False if any part is, else not known if any part is not.</summary>
    public static bool? AllTrue(params bool?[] parts) => parts.Aggregate((bool?)true, (all, part) => all & part);

    /// <summary>True if any part is, else not known if any part is not.</summary>
    public static bool? AnyTrue(params bool?[] parts) => parts.Aggregate((bool?)false, (any, part) => any | part);

    /// <summary>Reads cells between commas; a cell in quotes may hold commas, line ends and doubled quotes.</summary>
    private List<Dictionary<string, string>> Read(string file)
    {
        var rows = new List<List<string>> { new() };
        var cell = new StringBuilder();
        var isQuoted = false;
        foreach (var letter in File.ReadAllText(sample.PathOf(file)))
        {
            if (letter == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (isQuoted || letter is not (',' or '\n'))
            {
                cell.Append(letter);
            }
            else
            {
                rows[^1].Add(cell.ToString());
                cell.Clear();
                if (letter == '\n')
                {
                    rows.Add([]);
                }
            }
        }

        return
        [
            .. rows.Skip(1)
                .Where(row => row.Count == rows[0].Count)
                .Select(row => rows[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal)),
        ];
    }
}
