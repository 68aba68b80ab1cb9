using System.Collections.Immutable;

namespace Survey.Web.Features.Help;

/// <summary>The tutorial: from the empty template to a published round and its report.</summary>
/// <remarks>
/// It is written in <c>tutorial.md</c>, in as much of Markdown as is read here: headings, paragraphs with <c>`code`</c>, <c>**bold**</c>,
/// <c>*emphasis*</c> and links, and fenced blocks. A test builds the workbook of its blocks and runs its commands.
/// </remarks>
/// <param name="Title">The heading of the whole.</param>
/// <param name="Introduction">What stands before the first step.</param>
/// <param name="Steps">The steps in order.</param>
internal sealed record TutorialDocument(string Title, ImmutableArray<TutorialBlock> Introduction, ImmutableArray<TutorialStep> Steps)
{
    private const string Fence = "```";

    /// <summary>The tutorial of this program. Immutable, so every request may share it.</summary>
    public static TutorialDocument Standard { get; } = Parse(ReadText());

    /// <summary>Reads Markdown: a title, paragraphs and fenced blocks, and a second-level heading for each step.</summary>
    public static TutorialDocument Parse(string markdown)
    {
        var parts = ("\n" + markdown.ReplaceLineEndings("\n")).Split("\n## ");
        var (title, introduction) = SplitHeading(parts[0].TrimStart('\n', '#', ' '));
        return new TutorialDocument(
            title,
            ParseBlocks(introduction),
            [
                .. parts.Skip(1).Select(
                    (part, index) =>
                    {
                        var (heading, body) = SplitHeading(part);
                        return new TutorialStep(index + 1, heading, ParseBlocks(body));
                    }
                ),
            ]
        );
    }

    private static string ReadText()
    {
        var type = typeof(TutorialDocument);
        using var stream =
            type.Assembly.GetManifestResourceStream($"{type.Namespace}.tutorial.md")
            ?? throw new InvalidOperationException("tutorial.md is not embedded in the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static (string Heading, string Body) SplitHeading(string text) =>
        text.Split('\n', 2) is [var heading, var body] ? (heading, body) : (text, "");

    private static ImmutableArray<TutorialBlock> ParseBlocks(string text)
    {
        var blocks = ImmutableArray.CreateBuilder<TutorialBlock>();
        var lines = new Queue<string>(text.Split('\n'));
        while (lines.TryDequeue(out var line))
        {
            if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                blocks.Add(ReadFenced(line[Fence.Length..], lines));
            }
            else if (line.Length > 0)
            {
                blocks.Add(new TutorialBlock(string.Join(' ', TakeWhile(lines, next => next.Length > 0).Prepend(line))));
            }
        }

        return blocks.ToImmutable();
    }

    private static TutorialBlock ReadFenced(string header, Queue<string> lines)
    {
        var text = string.Join('\n', TakeWhile(lines, line => line != Fence));
        lines.TryDequeue(out _);
        var words = header.Split(' ');
        return new TutorialBlock(text) { Language = words[0], FileName = words.ElementAtOrDefault(1) ?? "" };
    }

    private static List<string> TakeWhile(Queue<string> lines, Func<string, bool> isWanted)
    {
        var taken = new List<string>();
        while (lines.TryPeek(out var next) && isWanted(next))
        {
            taken.Add(lines.Dequeue());
        }

        return taken;
    }
}

/// <summary>A step of the tutorial.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Title">Its heading, which begins with the number.</param>
/// <param name="Blocks">What it says.</param>
internal sealed record TutorialStep(int Number, string Title, ImmutableArray<TutorialBlock> Blocks)
{
    /// <summary>The step's place on the page.</summary>
    public string Anchor => FormattableString.Invariant($"step-{Number}");

    /// <summary>Whether the step holds a word; case does not matter.</summary>
    public bool Contains(string word) =>
        Blocks.Select(block => block.Text).Prepend(Title).Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
