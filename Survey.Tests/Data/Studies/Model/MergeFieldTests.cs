using NUnit.Framework;
using Survey.Data.Studies.Model;

namespace Survey.Tests.Data.Studies.Model;

public sealed class MergeFieldTests
{
    [Test]
    public void Fill_EveryField_HasItsValueAndWhetherItIsALinksAddress() =>
        Assert.That(
            MergeField.Fill("{{unit}} [{{title}}]({{link}}) {{ code }} {single} ${q}", (name, isAddress) => isAddress ? "<" + name : name),
            Is.EqualTo("unit [title](<link) code {single} ${q}")
        );

    /// <summary>A value that looks like a field is a value: an organisation may be called anything.</summary>
    [Test]
    public void Fill_AValueThatLooksLikeAField_IsLeftAsItIs() =>
        Assert.That(MergeField.Fill("{{unit}} {{code}}", (name, _) => name == "unit" ? "{{code}}" : "7KQM"), Is.EqualTo("{{code}} 7KQM"));

    [Test]
    public void All_Fields_HaveOneNameEach() => Assert.That(MergeField.All.Select(field => field.Name), Is.Unique);
}
