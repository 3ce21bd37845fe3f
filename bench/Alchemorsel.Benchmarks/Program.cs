using Alchemorsel.Benchmarks.Accuracy;
using Alchemorsel.Benchmarks.Data;
using Alchemorsel.Benchmarks.Foods;
using Alchemorsel.Benchmarks.Fuzz;
using Alchemorsel.Benchmarks.Search;
using Alchemorsel.Benchmarks.Shedding;
using Alchemorsel.Benchmarks.Speed;
using Alchemorsel.Benchmarks.Training;

switch (args)
{
    case ["accuracy", .. var rest]:
        return AccuracyReport.Run(rest, Console.Out);
    case ["data", .. var rest]:
        return await DataCommand.RunAsync(rest, Console.Out);
    case ["foods", .. var rest]:
        return FoodsCommand.Run(rest, Console.Out);
    case ["fuzz", .. var rest]:
        return FuzzCommand.Run(rest, Console.Out);
    case ["search", .. var rest]:
        return await SearchCommand.RunAsync(rest, Console.Out);
    case ["shedding", .. var rest]:
        return await SheddingCommand.RunAsync(rest, Console.Out);
    case ["speed", .. var rest]:
        return SpeedReport.Run(rest, Console.Out);
    case ["train", .. var rest]:
        return TrainCommand.Run(rest, Console.Out);
    default:
        Console.Error.WriteLine("""
            usage:
              accuracy [--pages DIR]... [--lines FILE.csv]... [--json] [--failures]
              data --target CONNECTION --recipes N [--households H] [--seed S]
              foods --usda DIR --out FILE
              fuzz [--inputs N] [--seed S] [--report FILE] [READER...]
              search --small CONNECTION --large CONNECTION [--asked N] [--only TEXT] [--report FILE] [--plans DIR]
              shedding --address URL [--times N] [--seconds N] [--process PID]... [--report FILE]
              speed [--pages DIR] [--lines FILE.csv] [--report FILE]
              train --lines FILE.csv... --out FILE
            """);
        return 2;
}
