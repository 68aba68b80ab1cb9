using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation;

/// <summary>The sample designs that the published values were computed under.</summary>
internal static class ReferenceDesigns
{
    private static readonly int[] CountyClasses = [1, 2, 3, 4, 5, 6, 7, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 18, 20, 21];

    // As above, but in this census three of county 19 answered.
    private static readonly int[] CountyClassesOfA = [1, 2, 3, 4, 5, 6, 7, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21];

    public static SampleDesign Srs(ReferenceTable table) =>
        new() { Weights = table.Numbers("pw"), Strata = [new Stratum("all", table.Numbers("fpc")[0])] };

    public static SampleDesign Strat(ReferenceTable table) => Stratified(table, "stype", "pw", "fpc");

    public static SampleDesign Hospital(ReferenceTable table) => Stratified(table, "oblevel", "weighta", "tothosp");

    public static SampleDesign Clus1(ReferenceTable table) => Srs(table) with { ClusterOfRow = table.Codes("dnum").Codes };

    public static SampleDesign Clus2(ReferenceTable table) =>
        new()
        {
            Weights = table.Numbers("pw"),
            Strata = [new Stratum("all", table.Numbers("fpc1")[0])],
            ClusterOfRow = table.Codes("dnum").Codes,
            LaterStages = [new SamplingStage { UnitOfRow = table.Codes("snum").Codes, PopulationOfRow = table.Numbers("fpc2") }],
        };

    public static SampleDesign Scd(ReferenceTable table)
    {
        var (codes, levels) = table.Codes("ESA");
        return new SampleDesign
        {
            Weights = Enumerable.Repeat(1.0, table.RowCount).ToArray(),
            Strata = [.. levels.Select(level => new Stratum(level))],
            StratumOfRow = codes,
            ClusterOfRow = table.Codes("ambulance").Codes,
        };
    }

    /// <summary>The weights of replicates that came with the data, in columns <c>rw1</c>, <c>rw2</c>, ...</summary>
    public static SampleDesign Given(ReferenceTable table, int count) =>
        new()
        {
            Weights = table.Numbers("pw"),
            Replicates = ReplicateWeights.Bootstrap([
                .. Enumerable
                    .Range(1, count)
                    .Select(number => (ReadOnlyMemory<double>)table.Numbers(FormattableString.Invariant($"rw{number}"))),
            ]),
        };

    /// <summary>The named design with the data it describes.</summary>
    public static (SampleDesign Design, ReferenceTable Table) Of(string name)
    {
        var parts = name.Split('-');
        var (table, design) = parts[0] switch
        {
            "srs" => With(ReferenceTable.Load("apisrs"), Srs),
            "strat" => With(ReferenceTable.Load("apistrat"), Strat),
            "clus1" => With(ReferenceTable.Load("apiclus1"), Clus1),
            "clus2" => With(ReferenceTable.Load("apiclus2"), Clus2),
            "jk1" => With(ReferenceTable.Load("apiclus1"), table => ReplicateWeightBuilder.Jackknife(Clus1(table))),
            "jk1clus2" => With(ReferenceTable.Load("apiclus2"), table =>
                ReplicateWeightBuilder.Jackknife(Clus2(table).WithoutFinitePopulationCorrection())
            ),
            "jkn" => With(ReferenceTable.Load("apistrat"), table => ReplicateWeightBuilder.Jackknife(Strat(table))),
            "boot40" => With(ReferenceTable.Load("apiclus1_boot40"), table => Given(table, 40)),
            "boot30" => With(ReferenceTable.Load("apistrat_boot30"), table => Given(table, 30)),
            "scd" => With(ReferenceTable.Load("scd"), Scd),
            "brr" => With(ReferenceTable.Load("scd"), table => ReplicateWeightBuilder.BalancedRepeatedReplication(Scd(table))),
            "fay" => With(ReferenceTable.Load("scd"), table => ReplicateWeightBuilder.BalancedRepeatedReplication(Scd(table), 0.3)),
            "hospital" => With(ReferenceTable.Load("hospital"), Hospital),
            "lonely" => With(ReferenceTable.Load("lonely"), Strat),
            "nhanes" => With(ReferenceTable.Load("nhanes"), table => Sampled(table, "WTMEC2YR", "SDMVSTRA", "SDMVPSU")),
            "mu284" => With(ReferenceTable.Load("mu284"), Mu284),
            "fpc" => With(ReferenceTable.Load("fpc"), Fpc),
            "fpc_jkn" => With(ReferenceTable.Load("fpc"), table => ReplicateWeightBuilder.Jackknife(Fpc(table))),
            "election" => With(ReferenceTable.Load("election"), table => Sampled(table, "w")),
            "election_jk1" => With(ReferenceTable.Load("election"), table => ReplicateWeightBuilder.Jackknife(Sampled(table, "w"))),
            "crowd" => With(ReferenceTable.Load("crowd"), Crowd),
            "crowd_brr" => With(ReferenceTable.Load("crowd"), table => ReplicateWeightBuilder.BalancedRepeatedReplication(Crowd(table))),
            "crowd_fay" => With(ReferenceTable.Load("crowd"), table =>
                ReplicateWeightBuilder.BalancedRepeatedReplication(Crowd(table), 0.3)
            ),
            "crowd_jkn" => With(ReferenceTable.Load("crowd"), table => ReplicateWeightBuilder.Jackknife(Crowd(table))),
            "awkward" => With(ReferenceTable.Load("awkward"), table => Awkward(table, "w")),
            "awkward_zero" => With(ReferenceTable.Load("awkward"), table => Awkward(table, "w0")),
            "awkward_huge" => With(ReferenceTable.Load("awkward"), table => Sampled(table, "huge")),
            "awkward_jkn" => With(ReferenceTable.Load("awkward"), table => ReplicateWeightBuilder.Jackknife(Awkward(table, "w"))),
            "census_size" => With(ReferenceTable.Load("census_c"), CensusBySize, Responded),
            "census_a_size" => With(ReferenceTable.Load("census_a"), CensusBySize, Responded),
            "census_county" => With(
                ReferenceTable.Load("census_c"),
                frame => Census(frame, table => CountyClass(table, CountyClasses)),
                Responded
            ),
            "census_a_county" => With(
                ReferenceTable.Load("census_a"),
                frame => Census(frame, table => CountyClass(table, CountyClassesOfA)),
                Responded
            ),
            "census_all" => With(ReferenceTable.Load("census_c"), CensusUnadjusted, Responded),
            "census_a_all" => With(ReferenceTable.Load("census_a"), CensusUnadjusted, Responded),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such design."),
        };
        return (parts.Contains("nofpc") ? design.WithoutFinitePopulationCorrection() : design, table);
    }

    /// <summary>
    /// Replicates that each take a thousandth of one row's weight away: they see the derivatives of any statistic, whatever its formula, so
    /// that an unstratified design without clusters and populations has the linearised standard errors again.
    /// </summary>
    public static SampleDesign Perturbed(SampleDesign design)
    {
        const double Part = 1e-3;
        var weights = design.Weights.ToArray();
        var replicates = weights.Select(
            (_, row) => (ReadOnlyMemory<double>)weights.Select((weight, other) => other == row ? weight * (1 - Part) : weight).ToArray()
        );
        var scale = weights.Length / (weights.Length - 1.0) / (Part * Part);
        return design with
        {
            Replicates = new ReplicateWeights { Weights = [.. replicates], Scale = scale },
        };
    }

    private static (ReferenceTable Table, SampleDesign Design) With(ReferenceTable table, Func<ReferenceTable, SampleDesign> design) =>
        (table, design(table));

    /// <summary>Each row's weighting class by size: the two largest sizes are one.</summary>
    public static int[] SizeClass(ReferenceTable table) => [.. table.Numbers("size_class").Select(size => (int)Math.Min(size, 5) - 1)];

    /// <summary>Each row's weighting class by county, for the census of that name.</summary>
    public static int[] CountyClass(ReferenceTable table, string census) =>
        CountyClass(table, census == "census_a" ? CountyClassesOfA : CountyClasses);

    private static (ReferenceTable Table, SampleDesign Design) With(
        ReferenceTable frame,
        Func<ReferenceTable, SampleDesign> design,
        Func<ReferenceTable, ReferenceTable> cut
    ) => (cut(frame), design(frame));

    private static ReferenceTable Responded(ReferenceTable frame) => frame.Where("responded", "1");

    private static SampleDesign CensusBySize(ReferenceTable frame) => Census(frame, SizeClass);

    private static int[] CountyClass(ReferenceTable table, int[] classes) =>
        [.. table.Numbers("county").Select(county => classes[(int)county - 1] - 1)];

    private static SampleDesign CensusUnadjusted(ReferenceTable frame) => Census(frame, table => new int[table.RowCount]);

    private static SampleDesign Census(ReferenceTable frame, Func<ReferenceTable, int[]> classes)
    {
        var inFrame = classes(frame);
        var strata = Enumerable.Range(0, inFrame.Max() + 1).Select(code => new Stratum(Name(code), inFrame.Count(other => other == code)));
        return SampleDesign.FromPopulations([.. strata], classes(Responded(frame)));
    }

    private static string Name(int code) => FormattableString.Invariant($"class {code + 1}");

    private static SampleDesign Mu284(ReferenceTable table) =>
        new()
        {
            Weights = table.Numbers("w"),
            Strata = [new Stratum("all", table.Numbers("n1")[0])],
            ClusterOfRow = table.Codes("id1").Codes,
            LaterStages = [new SamplingStage { UnitOfRow = table.Codes("id2").Codes, PopulationOfRow = table.Numbers("n2") }],
        };

    private static SampleDesign Fpc(ReferenceTable table) =>
        Stratified(table, "stratid", "weight", "Nh") with
        {
            ClusterOfRow = table.Codes("psuid").Codes,
        };

    private static SampleDesign Crowd(ReferenceTable table) => Sampled(table, "weight", "stratum", "cluster");

    private static SampleDesign Awkward(ReferenceTable table, string weight) =>
        Stratified(table, "s", weight, "N") with
        {
            LonelyPsuRule = LonelyPsuRule.CenterOnGrandMean,
        };

    private static SampleDesign Sampled(ReferenceTable table, string weight) => new() { Weights = table.Numbers(weight) };

    private static SampleDesign Sampled(ReferenceTable table, string weight, string stratum, string cluster) =>
        Sampled(table, weight) with
        {
            Strata = [.. table.Codes(stratum).Levels.Select(level => new Stratum(level))],
            StratumOfRow = table.Codes(stratum).Codes,
            ClusterOfRow = table.Codes(cluster).Codes,
        };

    private static SampleDesign Stratified(ReferenceTable table, string stratum, string weight, string population)
    {
        var (codes, levels) = table.Codes(stratum);
        var populations = table.Numbers(population);
        return new SampleDesign
        {
            Weights = table.Numbers(weight),
            Strata = [.. levels.Select((level, code) => new Stratum(level, populations[Array.IndexOf(codes, code)]))],
            StratumOfRow = codes,
        };
    }
}
