using Alchemorsel.Benchmarks.Accuracy;

if (args is ["accuracy", .. var rest])
    return AccuracyReport.Run(rest, Console.Out);

Console.Error.WriteLine("usage: accuracy [--pages DIR]... [--lines FILE.csv]... [--json] [--failures]");
return 2;
