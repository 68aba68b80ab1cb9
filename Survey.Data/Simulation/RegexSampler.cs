using System.Text;
using System.Text.RegularExpressions;

namespace Survey.Data.Simulation;

/// <summary>Makes a text that a simple regular expression matches: literals, classes, groups, alternatives, repetition. Nothing else is
/// tried.</summary>
internal sealed class RegexSampler
{
    private const string CandidateCharacters = "a1AB0z9 -_.@+/:,åÖ#";

    /// <summary>Longer than the texts that forms ask for by a pattern; limits patterns such as <c>a{1000000}</c>.</summary>
    private const int MaximumRepeats = 40;
    private readonly string pattern;
    private readonly Func<int, int> pickIndex;
    private int position;

    private RegexSampler(string pattern, Func<int, int> pickIndex) => (this.pattern, this.pickIndex) = (pattern, pickIndex);

    /// <summary>A text that may match; null where the pattern is not one of the simple ones.</summary>
    public static string? FindSample(string pattern, Func<int, int> pickIndex)
    {
        try
        {
            var sampler = new RegexSampler(pattern, pickIndex);
            var text = sampler.SampleAlternatives();
            return sampler.position == pattern.Length ? text : null;
        }
        catch (Exception exception)
            when (exception is ArgumentException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private string SampleAlternatives()
    {
        var all = new List<string> { SampleSequence() };
        while (position < pattern.Length && pattern[position] == '|')
        {
            position++;
            all.Add(SampleSequence());
        }

        return all[pickIndex(all.Count)];
    }

    private string SampleSequence()
    {
        var text = new StringBuilder();
        while (position < pattern.Length && pattern[position] is not ('|' or ')'))
        {
            var start = position;
            var once = SampleAtom();
            var end = position;
            var (least, most) = ReadQuantifier();
            var count = least + pickIndex(Math.Min(most, least + 2) - least + 1);
            var after = position;
            for (var done = 0; done < Math.Min(count, MaximumRepeats); done++)
            {
                text.Append(once);
                (position, once) = (start, "");
                once = SampleAtom();
            }

            position = Math.Max(after, end);
        }

        return text.ToString();
    }

    private string SampleAtom()
    {
        var c = pattern[position];
        if (c == '(')
        {
            position = pattern.AsSpan(position).StartsWith("(?:") ? position + 3 : position + 1;
            var inner = SampleAlternatives();
            position++;
            return inner;
        }

        if (c is '^' or '$')
        {
            position++;
            return "";
        }

        var start = position;
        position += c switch
        {
            '[' => CharacterClassLength(),
            '\\' => 2,
            _ => 1,
        };
        return SampleCharacter(pattern[start..position]);
    }

    private int CharacterClassLength()
    {
        var end = position + (pattern[position + 1] == '^' ? 3 : 2);
        while (pattern[end] != ']')
        {
            end += pattern[end] == '\\' ? 2 : 1;
        }

        return end + 1 - position;
    }

    /// <summary>A character of a class; the regular expression itself says which belong to it.</summary>
    private string SampleCharacter(string single)
    {
        if (single.Length == 1 && single != ".")
        {
            return single;
        }

        var regex = new Regex($"^{single}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        var found = CandidateCharacters
            .Concat(Enumerable.Range(' ', 95).Select(code => (char)code))
            .Where(c => regex.IsMatch(c.ToString()))
            .ToList();
        return found.Count == 0 ? "" : found[pickIndex(Math.Min(found.Count, 3))].ToString();
    }

    private (int Least, int Most) ReadQuantifier()
    {
        if (position >= pattern.Length)
        {
            return (1, 1);
        }

        var (least, most) = pattern[position] switch
        {
            '*' => (0, 2),
            '+' => (1, 3),
            '?' => (0, 1),
            '{' => ReadCountedQuantifier(),
            _ => (-1, -1),
        };
        if (least < 0)
        {
            return (1, 1);
        }

        position = pattern[position] == '{' ? pattern.IndexOf('}', position) + 1 : position + 1;
        if (position < pattern.Length && pattern[position] == '?')
        {
            position++;
        }

        return (least, most);
    }

    private (int Least, int Most) ReadCountedQuantifier()
    {
        var limits = pattern[(position + 1)..pattern.IndexOf('}', position)].Split(',');
        var least = int.Parse(limits[0], System.Globalization.CultureInfo.InvariantCulture);
        return limits switch
        {
            [_] => (least, least),

            // Without an upper limit: two more are enough to show that there may be more.
            [_, ""] => (least, least + 2),
            _ => (least, int.Parse(limits[1], System.Globalization.CultureInfo.InvariantCulture)),
        };
    }
}
