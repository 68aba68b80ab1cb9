using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Analysis.Estimation;

public sealed class ReferenceFilesTests
{
    /// <summary>A published file that no test names is a value that nobody meets.</summary>
    [Test]
    public void ReferenceFiles_AreAllNamedByATest()
    {
        var files = Directory
            .GetFiles(RepositoryPaths.PathOf("Survey.Tests", "Analysis", "Estimation", "Reference"))
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .ToList();
        var sources = string.Concat(
            Directory
                .EnumerateFiles(RepositoryPaths.PathOf("Survey.Tests", "Analysis"), "*.cs", SearchOption.AllDirectories)
                .Select(File.ReadAllText)
        );

        Assert.Multiple(() =>
        {
            Assert.That(files, Has.Count.GreaterThan(70));
            Assert.That(files.Where(file => !sources.Contains($"\"{file}", StringComparison.Ordinal)), Is.Empty);
        });
    }
}
