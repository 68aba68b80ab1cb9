using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NUnit.Framework;
using Survey.Data.Storage;

namespace Survey.Tests.Data.Storage;

public sealed class StorageOptionsTests
{
    [TestCase("Sqlite", "", "names no database")]
    [TestCase("Sqlite", "Data Source=:memory:", "would be lost")]
    [TestCase("Sqlite", "Server=db", "cannot be read for Sqlite")]
    [TestCase("SqlServer", "Database=survey", "names no database")]
    [TestCase("SqlServer", "Servr=db", "cannot be read for SqlServer")]
    [TestCase("7", "Data Source=survey.db", "Use Sqlite or SqlServer")]
    public void AddStorage_WithOptionsThatNameNoDatabase_SaysWhatIsWrong(string engine, string connectionString, string problem)
    {
        var options = new StorageOptions
        {
            Engine = Enum.Parse<StorageOptions.DatabaseEngine>(engine),
            ConnectionString = connectionString,
        };

        Assert.That(
            () => new ServiceCollection().AddStorage(options),
            Throws.InstanceOf<OptionsValidationException>().With.Message.Contains(problem)
        );
    }

    [TestCase("Sqlite", "Data Source=survey.db")]
    [TestCase("SqlServer", "Server=db;Database=survey;Integrated Security=true")]
    public void AddStorage_WithOptionsThatNameADatabase_AddsTheStores(string engine, string connectionString)
    {
        var options = new StorageOptions
        {
            Engine = Enum.Parse<StorageOptions.DatabaseEngine>(engine),
            ConnectionString = connectionString,
        };

        var services = new ServiceCollection().AddStorage(options);

        string[] stores =
        [
            "IRoundStore",
            "IJobStore",
            "IInvitationStore",
            "IResponseStore",
            "IAccountStore",
            "IDataProtectionKeyStore",
        ];
        Assert.That(services.Select(service => service.ServiceType.Name), Is.SupersetOf(stores));
    }
}
