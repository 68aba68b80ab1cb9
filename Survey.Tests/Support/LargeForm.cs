using System.Globalization;
using System.Text;
using Survey.Data.Studies;
using Survey.Data.Studies.Model;

namespace Survey.Tests.Support;

/// <summary>A form as long as the longest that are sent out: 300 questions in ten sections, of which most depend on earlier ones.</summary>
internal static class LargeForm
{
    public const int Questions = 300;
    private const int QuestionsPerSection = 30;

    /// <summary>The study.</summary>
    public static Study Study { get; } =
        StudyFileReader.Read(Encoding.UTF8.GetBytes(Text()), "long").Study
        ?? throw new InvalidOperationException("The long form has faults.");

    private static string Text()
    {
        var text = new StringBuilder(
            "| survey |\n| | type | name | label | relevant | constraint | calculation | choice_filter | required |\n"
        );
        for (var number = 0; number < Questions; number++)
        {
            if (number % QuestionsPerSection == 0)
            {
                var relevant =
                    number == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"${{q{number - QuestionsPerSection}}} != 'c9'");
                text.Append(CultureInfo.InvariantCulture, $"| | begin_group | section{number} | Section {number} | {relevant} |\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"| | {Row(number)} |\n")
                .Append(number % QuestionsPerSection == QuestionsPerSection - 1 ? "| | end_group |\n" : "");
        }

        text.Append("| choices |\n| | list_name | name | label | odd |\n");
        for (var choice = 0; choice < 10; choice++)
        {
            text.Append(CultureInfo.InvariantCulture, $"| | kinds | c{choice} | Choice {choice} | {choice % 2} |\n");
        }

        return text.ToString();
    }

    private static string Row(int number)
    {
        var (one, many, whole) = (number - (number % 6), number - (number % 6) + 1, number - (number % 6) + 2);
        return (number % 6) switch
        {
            0 => $"select_one kinds | q{number} | Which? | | | | | yes",
            1 => $"select_multiple kinds | q{number} | Which of them? | ${{q{one}}} != 'c8' | count-selected(.) < 5 | | odd = 1 or "
                + $"${{q{one}}} = 'c1'",
            2 => $"integer | q{number} | How many? | selected(${{q{many}}}, 'c1') or ${{q{one}}} = 'c2' | . >= 0 and . < 1000 | | | "
                + $"${{q{one}}} = 'c1'",
            3 => $"calculate | q{number} | | | | coalesce(${{q{whole}}}, 0) * 2 + count-selected(${{q{many}}}) |",
            4 => $"decimal | q{number} | How much? | ${{q{number - 1}}} > 3 and ${{q{whole}}} < 500 | . <= ${{q{number - 1}}} * 100 | |",
            _ => $"text | q{number} | Why? | not(${{q{one}}} = 'c7') and string-length(${{q{one}}}) > 0 | string-length(.) < 500 | |",
        };
    }
}
