using Survey.Web.Features.Fieldwork.Mailings;
using Survey.Web.Features.Fieldwork.Units;

namespace Survey.Web.Features.Fieldwork;

/// <summary>Registers the services of the fieldwork pages.</summary>
internal static class FieldworkServices
{
    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddFieldwork(this IServiceCollection services) =>
        services
            .AddSingleton<SoftEditConfirmationReader>()
            .AddSingleton<UnitPageReader>()
            .AddSingleton<BounceReader>()
            .AddSingleton<NeedsYouReader>();
}
