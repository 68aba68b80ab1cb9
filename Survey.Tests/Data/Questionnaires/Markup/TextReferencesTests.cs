using NUnit.Framework;
using Survey.Data.Questionnaires.Markup;

namespace Survey.Tests.Data.Questionnaires.Markup;

public sealed class TextReferencesTests
{
    [Test]
    public void Fill_TextWithReferences_ShowsWhatIsKnown()
    {
        const string Text = "Does ${ name } of ${place} work? ${name}";

        Assert.That(TextReferences.ExtractNames(Text), Is.EqualTo(new[] { "name", "place" }));
        Assert.That(TextReferences.Replace(Text, name => name.ToUpperInvariant()), Is.EqualTo("Does NAME of PLACE work? NAME"));
    }
}
