using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Extensions.Localization;
using Survey.Data.Questionnaires;
using Survey.Web.Features.Respond.Texts;
using Survey.Web.Features.Shared;
using Text = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Survey.Web.Features.Respond.Overview;

/// <summary>Writes the blank form as a Word document: headings, numbered questions, boxes to tick and to write in, a table for each
/// battery, and the page number in the footer.</summary>
internal sealed class BlankFormWordWriter(IStringLocalizer<RespondResources> localizer)
{
    /// <summary>The media type of the file.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    // Lengths are twentieths of a point. A4 with margins of 2.5 cm leaves a column of this width.
    private const uint PageWidth = 11906;
    private const uint PageHeight = 16838;
    private const int Margin = 1417;
    private const int ColumnWidth = 9072;
    private const int DigitWidth = 480;
    private const short CellMargin = 60;
    private const int DigitGap = 250;
    private const uint LineHeight = 500;
    private const uint SeveralLinesHeight = 2200;
    private const string BoxSign = "\u2610";
    private const string CircleSign = "\u25CB";

    /// <summary>The file.</summary>
    /// <param name="document">The blank form.</param>
    /// <param name="study">The study's title.</param>
    /// <param name="unit">Whose form it is.</param>
    /// <param name="introduction">What stands below the title.</param>
    public byte[] Write(FormDocument document, string study, string unit, string introduction)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            package.PackageProperties.Title = Clean($"{study} – {unit}");
            var main = package.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = CreateStyles();
            main.AddNewPart<FooterPart>("footer").Footer = CreateFooter();
            var body = new Body(CreateParagraph(study, "Hint"), CreateParagraph(unit, "Title"), CreateParagraph(introduction));
            foreach (var section in document.Sections)
            {
                body.Append(CreateSection(section));
            }

            body.Append(
                new SectionProperties(
                    new FooterReference { Type = HeaderFooterValues.Default, Id = "footer" },
                    new PageSize { Width = PageWidth, Height = PageHeight },
                    new PageMargin
                    {
                        Top = Margin,
                        Right = Margin,
                        Bottom = Margin,
                        Left = Margin,
                        Header = Margin / 2,
                        Footer = Margin / 2,
                        Gutter = 0,
                    }
                )
            );
            main.Document = new Document(body);
        }

        return stream.ToArray();
    }

    private IEnumerable<OpenXmlElement> CreateSection(DocumentSection section)
    {
        yield return CreateParagraph(section.Label, "Heading1");
        if (section.Condition.Length > 0)
        {
            yield return CreateParagraph(localizer["AnsweredIf", section.Condition], "Condition");
        }

        foreach (var element in section.Entries.SelectMany(CreateEntry))
        {
            yield return element;
        }
    }

    private IEnumerable<OpenXmlElement> CreateEntry(DocumentEntry entry)
    {
        var isNote = entry.Question is { IsAnswerable: false };
        var number = entry.Number > 0 ? FormattableString.Invariant($"{entry.Number}. ") : "";
        var optional = entry.IsOptional ? " " + localizer["Optional"] : "";
        yield return CreateParagraph(number + entry.Label + optional, isNote ? "Normal" : "Heading2");
        var condition = entry.Condition.Length > 0 ? localizer["AnsweredIf", entry.Condition].Value : "";
        (string Text, string Style)[] lines =
        [
            ($"{condition} {entry.Jump}".Trim(), "Condition"),
            (entry.Hint, "Hint"),
            (entry.Guidance, "Hint"),
        ];
        foreach (var line in lines.Where(line => line.Text.Length > 0))
        {
            yield return CreateParagraph(line.Text, line.Style);
        }

        foreach (var element in entry.Items.IsEmpty ? CreateAnswerSpace(entry) : [CreateBattery(entry), new Paragraph()])
        {
            yield return element;
        }
    }

    private IEnumerable<OpenXmlElement> CreateAnswerSpace(DocumentEntry entry) =>
        entry.Question?.Format switch
        {
            AnswerFormat.SingleChoice => CreateChoices(CircleSign, entry),
            AnswerFormat.MultipleChoice => CreateChoices(BoxSign, entry),
            AnswerFormat.Ranking => CreateChoices("____", entry),
            AnswerFormat.Date or AnswerFormat.DateTime or AnswerFormat.Time => [CreateDigitBoxes(entry.Question), new Paragraph()],
            AnswerFormat.Number => [CreateBox(ColumnWidth / 3, LineHeight, entry.Question.UnitFor(SiteLanguages.Current)), new Paragraph()],
            AnswerFormat.Text => [CreateBox(ColumnWidth, HeightOf(entry.Question), ""), new Paragraph()],
            _ => [],
        };

    private static uint HeightOf(Question question) =>
        question.Appearance.Contains("multiline") || question.TextRows > 1 ? SeveralLinesHeight : LineHeight;

    /// <summary>A line for each choice; they stay together on a page.</summary>
    private static IEnumerable<Paragraph> CreateChoices(string sign, DocumentEntry entry)
    {
        foreach (var (index, choice) in entry.Choices.Index())
        {
            var line = entry.Question?.HasOther == true && choice.Name == ChoiceList.OtherChoiceName ? ": ____________________" : "";
            var paragraph = CreateParagraph($"{sign}\u00A0\u00A0{choice.Label.ForLanguage(SiteLanguages.Current)}{line}", "Choice");
            if (index < entry.Choices.Length - 1)
            {
                paragraph.ParagraphProperties?.Append(new KeepNext());
            }

            yield return paragraph;
        }
    }

    /// <summary>A table of rows and choices whose head is repeated on each page.</summary>
    private static Table CreateBattery(DocumentEntry entry)
    {
        // Words of many choices would be broken in the middle if they had but half the width.
        var choicesWidth = entry.Choices.Length > 4 ? ColumnWidth * 7 / 10 : ColumnWidth / 2;
        var choiceWidth = choicesWidth / Math.Max(entry.Choices.Length, 1);
        var labelWidth = ColumnWidth - (choiceWidth * entry.Choices.Length);
        int[] widths = [labelWidth, .. entry.Choices.Select(_ => choiceWidth)];
        var head = new TableRow(
            new TableRowProperties(new CantSplit(), new TableHeader()),
            CreateCell("", labelWidth, "Small", JustificationValues.Left)
        );
        head.Append(
            entry.Choices.Select(choice =>
                CreateCell(choice.Label.ForLanguage(SiteLanguages.Current), choiceWidth, "ColumnHead", JustificationValues.Center)
            )
        );
        var table = CreateTable(widths, head);
        table
            .GetFirstChild<TableProperties>()
            ?.Append(
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = CellMargin, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = CellMargin, Type = TableWidthValues.Dxa }
                )
            );
        foreach (var item in entry.Items)
        {
            var row = new TableRow(
                new TableRowProperties(new CantSplit()),
                CreateCell(item, labelWidth, "Small", JustificationValues.Left)
            );
            row.Append(entry.Choices.Select(_ => CreateCell(CircleSign, choiceWidth, "Small", JustificationValues.Center)));
            table.Append(row);
        }

        return table;
    }

    /// <summary>A box for each digit, in groups with their labels above.</summary>
    private Table CreateDigitBoxes(Question question)
    {
        var labels = new TableRow(new TableRowProperties(new CantSplit()));
        var boxes = new TableRow(new TableRowProperties(new CantSplit(), new TableRowHeight { Val = LineHeight }));
        var widths = new List<int>();
        foreach (var (key, count) in PaperFields.Of(question))
        {
            var label = CreateCell(localizer[key], DigitWidth * count, "Small", JustificationValues.Left);
            label.TableCellProperties?.Append(new GridSpan { Val = count }, CreateNoBorders());
            labels.Append(label, CreateGap());
            boxes.Append(Enumerable.Range(0, count).Select(_ => CreateCell("", DigitWidth, "Small", JustificationValues.Left)));
            boxes.Append(CreateGap());
            widths.AddRange([.. Enumerable.Repeat(DigitWidth, count), DigitGap]);
        }

        return CreateTable([.. widths], labels, boxes);
    }

    private static TableCell CreateGap()
    {
        var gap = CreateCell("", DigitGap, "Small", JustificationValues.Left);
        gap.TableCellProperties?.Append(CreateNoBorders());
        return gap;
    }

    private static TableCellBorders CreateNoBorders() =>
        new(
            new TopBorder { Val = BorderValues.Nil },
            new LeftBorder { Val = BorderValues.Nil },
            new BottomBorder { Val = BorderValues.Nil },
            new RightBorder { Val = BorderValues.Nil }
        );

    /// <summary>A box to write in, with the unit of a number at its right.</summary>
    private static Table CreateBox(int width, uint height, string unit) =>
        CreateTable(
            [width],
            new TableRow(
                new TableRowProperties(new CantSplit(), new TableRowHeight { Val = height }),
                CreateCell(unit, width, "Normal", JustificationValues.Right)
            )
        );

    private static Table CreateTable(int[] widths, params TableRow[] rows)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = FormattableString.Invariant($"{widths.Sum()}"), Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 6 },
                    new LeftBorder { Val = BorderValues.Single, Size = 6 },
                    new BottomBorder { Val = BorderValues.Single, Size = 6 },
                    new RightBorder { Val = BorderValues.Single, Size = 6 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }
                ),
                new TableLayout { Type = TableLayoutValues.Fixed }
            ),
            new TableGrid(widths.Select(width => new GridColumn { Width = FormattableString.Invariant($"{width}") }))
        );
        table.Append(rows);
        return table;
    }

    private static TableCell CreateCell(string text, int width, string style, JustificationValues justification)
    {
        var paragraph = CreateParagraph(text, style);
        paragraph.ParagraphProperties?.Append(new Justification { Val = justification });
        return new TableCell(
            new TableCellProperties(
                new TableCellWidth { Width = FormattableString.Invariant($"{width}"), Type = TableWidthUnitValues.Dxa }
            ),
            paragraph
        );
    }

    private static Paragraph CreateParagraph(string text, string style = "Normal")
    {
        var run = new Run();
        foreach (var (index, line) in Clean(text).Split('\n').Index())
        {
            if (index > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }), run);
    }

    /// <summary>Texts of a frame or a study may hold characters that XML has no place for.</summary>
    private static string Clean(string text) => PostedText.Clean(text, allowed: "\n\t");

    private static Footer CreateFooter() =>
        new(
            new Paragraph(
                new ParagraphProperties(new ParagraphStyleId { Val = "Small" }, new Justification { Val = JustificationValues.Right }),
                new SimpleField(new Run(new Text("1"))) { Instruction = "PAGE" },
                new Run(new Text(" (") { Space = SpaceProcessingModeValues.Preserve }),
                new SimpleField(new Run(new Text("1"))) { Instruction = "NUMPAGES" },
                new Run(new Text(")"))
            )
        );

    private static Styles CreateStyles() =>
        new(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        new RunFonts { Ascii = "Arial", HighAnsi = "Arial" },
                        new FontSize { Val = "21" },
                        new Languages { Val = SiteLanguages.Current }
                    )
                ),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "80" }))
            ),
            CreateStyle("Normal", "Normal", null, [], []),
            CreateStyle("Title", "Title", null, [new SpacingBetweenLines { After = "160" }], [new Bold(), new FontSize { Val = "36" }]),
            CreateStyle(
                "Heading1",
                "heading 1",
                0,
                [new KeepNext(), new SpacingBetweenLines { Before = "360", After = "120" }],
                [new Bold(), new FontSize { Val = "28" }]
            ),
            CreateStyle(
                "Heading2",
                "heading 2",
                1,
                [new KeepNext(), new SpacingBetweenLines { Before = "240", After = "60" }],
                [new Bold(), new FontSize { Val = "22" }]
            ),
            CreateStyle("Condition", "Condition", null, [new KeepNext()], [new Italic()]),
            CreateStyle("Hint", "Hint", null, [new KeepNext()], [new Color { Val = "4A5766" }]),
            CreateStyle("Choice", "Choice", null, [new KeepLines(), new SpacingBetweenLines { After = "20" }], []),
            CreateStyle("ColumnHead", "Column head", null, [], [new FontSize { Val = "15" }]),
            CreateStyle("Small", "Small", null, [new SpacingBetweenLines { Before = "40", After = "40" }], [new FontSize { Val = "18" }])
        );

    /// <summary>A style of paragraphs.</summary>
    /// <param name="id">The id that paragraphs name.</param>
    /// <param name="name">The name in the program that opens the file; <c>heading 1</c> is known to all.</param>
    /// <param name="level">Its level in the outline; null where it is no heading.</param>
    /// <param name="paragraph">Properties of the paragraph.</param>
    /// <param name="run">Properties of its text.</param>
    private static Style CreateStyle(string id, string name, int? level, OpenXmlElement[] paragraph, OpenXmlElement[] run)
    {
        var properties = new StyleParagraphProperties(paragraph);
        if (level is { } outline)
        {
            properties.Append(new OutlineLevel { Val = outline });
        }

        return new Style(new StyleName { Val = name }, new PrimaryStyle(), properties, new StyleRunProperties(run))
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            Default = id == "Normal" ? true : null,
        };
    }
}
