using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Architecture;

/// <summary>What keeps the source readable at a first reading: short lines, simple conditions, small folders.</summary>
[TestFixture("Survey.Data")]
[TestFixture("Survey.Analysis")]
[TestFixture("Survey.Web")]
[TestFixture("Survey.Tests")]
public sealed class SourceStyleTests(string project)
{
    private const int MaximumLineLength = 140;
    private const int MaximumFilesOfAFolder = 25;

    private static readonly string[] CodeEndings = [".cs", ".cshtml", ".js", ".css"];

    [Test]
    public void Lines_AreNotTooLong()
    {
        var longLines =
            from path in RepositoryPaths.FilesOf(project)
            where CodeEndings.Contains(Path.GetExtension(path))
            from line in File.ReadLines(path).Index()
            where line.Item.Length > MaximumLineLength
            select $"{path}:{line.Index + 1}: {line.Item.Length} characters";

        Assert.That(longLines, Is.Empty);
    }

    /// <summary>A choice between more than two values is a <c>switch</c>, or early returns.</summary>
    [Test]
    public void Statements_HoldAtMostOneConditionalExpression()
    {
        var crowded =
            from path in RepositoryPaths.SourcesOf(project)
            let tree = CSharpSyntaxTree.ParseText(File.ReadAllText(path), path: path)
            from statement in tree.GetRoot().DescendantNodes().OfType<ConditionalExpressionSyntax>().GroupBy(UnitOf)
            where statement.Count() > 1
            select $"{path}:{tree.GetLineSpan(statement.Key.Span).StartLinePosition.Line + 1}: {statement.Count()} conditional expressions";

        Assert.That(crowded, Is.Empty);
    }

    [Test]
    public void Folders_HoldFewFiles()
    {
        var crowded =
            from path in RepositoryPaths.FilesOf(project)
            where CodeEndings.Contains(Path.GetExtension(path))
            group path by Path.GetDirectoryName(path) into folder
            where folder.Count() > MaximumFilesOfAFolder
            select $"{folder.Key}: {folder.Count()} files";

        Assert.That(crowded, Is.Empty);
    }

    /// <summary>What is read in one go: a statement, a body after an arrow, an arm of a switch, or one value of an initializer.</summary>
    private static SyntaxNode UnitOf(SyntaxNode expression) =>
        expression.Ancestors().First(IsUnit);

    private static bool IsUnit(SyntaxNode node) =>
        node
            is StatementSyntax
                or ArrowExpressionClauseSyntax
                or LambdaExpressionSyntax
                or SwitchExpressionArmSyntax
                or EqualsValueClauseSyntax
                or AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax }
                or CompilationUnitSyntax;
}
