using NUnit.Framework;

[assembly: Parallelizable(ParallelScope.All)]
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]

// A test that waits for a browser's window or a process holds its worker, so there are more workers than processors.
[assembly: LevelOfParallelism(4)]
