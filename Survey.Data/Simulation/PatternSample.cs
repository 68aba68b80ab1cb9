using System.Text;
using System.Text.RegularExpressions;

namespace Survey.Data.Simulation;

/// <summary>Makes a text that a simple regular expression matches: literals, classes, groups, alternatives, repetition. Nothing else is tried.</summary>
internal sealed class PatternSample
{
    private const string Candidates = "a1AB0z9 -_.@+/:,åÖ#";
    private const int MostRepeats = 40;
    private readonly string pattern;
    private readonly Func<int, int> pick;
    private int at;

    private PatternSample(string pattern, Func<int, int> pick) => (this.pattern, this.pick) = (pattern, pick);

    /// <summary>A text that may match; null where the pattern is not one of the simple ones.</summary>
    public static string? Of(string pattern, Func<int, int> pick)
    {
        try
        {
            var sample = new PatternSample(pattern, pick);
            var text = sample.Alternatives();
            return sample.at == pattern.Length ? text : null;
        }
        catch (Exception exception) when (exception is ArgumentException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private string Alternatives()
    {
        var all = new List<string> { Sequence() };
        while (at < pattern.Length && pattern[at] == '|')
        {
            at++;
            all.Add(Sequence());
        }

        return all[pick(all.Count)];
    }

    private string Sequence()
    {
        var text = new StringBuilder();
        while (at < pattern.Length && pattern[at] is not ('|' or ')'))
        {
            var start = at;
            var once = Atom();
            var end = at;
            var (least, most) = Repetition();
            var count = least + pick(Math.Min(most, least + 2) - least + 1);
            var after = at;
            for (var done = 0; done < Math.Min(count, MostRepeats); done++)
            {
                text.Append(once);
                (at, once) = (start, "");
                once = Atom();
            }

            at = Math.Max(after, end);
        }

        return text.ToString();
    }

    private string Atom()
    {
        var c = pattern[at];
        if (c == '(')
        {
            at = pattern.AsSpan(at).StartsWith("(?:") ? at + 3 : at + 1;
            var inner = Alternatives();
            at++;
            return inner;
        }

        if (c is '^' or '$')
        {
            at++;
            return "";
        }

        var start = at;
        at += c == '[' ? ClassLength() : c == '\\' ? 2 : 1;
        return Matching(pattern[start..at]);
    }

    private int ClassLength()
    {
        var end = at + (pattern[at + 1] == '^' ? 3 : 2);
        while (pattern[end] != ']')
        {
            end += pattern[end] == '\\' ? 2 : 1;
        }

        return end + 1 - at;
    }

    /// <summary>A character of a class; the regular expression itself says which belong to it.</summary>
    private string Matching(string single)
    {
        if (single.Length == 1 && single != ".")
        {
            return single;
        }

        var one = new Regex($"^{single}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        var found = Candidates.Concat(Enumerable.Range(' ', 95).Select(code => (char)code)).Where(c => one.IsMatch(c.ToString())).ToList();
        return found.Count == 0 ? "" : found[pick(Math.Min(found.Count, 3))].ToString();
    }

    private (int Least, int Most) Repetition()
    {
        if (at >= pattern.Length)
        {
            return (1, 1);
        }

        var (least, most) = pattern[at] switch { '*' => (0, 2), '+' => (1, 3), '?' => (0, 1), '{' => Counted(), _ => (-1, -1) };
        if (least < 0)
        {
            return (1, 1);
        }

        at = pattern[at] == '{' ? pattern.IndexOf('}', at) + 1 : at + 1;
        if (at < pattern.Length && pattern[at] == '?')
        {
            at++;
        }

        return (least, most);
    }

    private (int Least, int Most) Counted()
    {
        var limits = pattern[(at + 1)..pattern.IndexOf('}', at)].Split(',');
        var least = int.Parse(limits[0], System.Globalization.CultureInfo.InvariantCulture);
        return (least, limits.Length == 1 ? least : limits[1].Length == 0 ? least + 2 : int.Parse(limits[1], System.Globalization.CultureInfo.InvariantCulture));
    }
}
