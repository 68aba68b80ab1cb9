using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests;

/// <summary>Ends the browser that the tests share, after the last of them.</summary>
[SetUpFixture]
public sealed class SharedBrowser
{
    [OneTimeTearDown]
    public Task StopAsync() => Chromium.StopAsync();
}
