namespace Survey.Web.Features.Fieldwork;

/// <summary>What the pages of fieldwork are made of.</summary>
internal static class FieldworkServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddFieldwork(this IServiceCollection services) => services.AddSingleton<SoftEditConfirmationReader>();
}
