using System.Text;
using Alchemorsel.Benchmarks.Accuracy;

namespace Alchemorsel.Benchmarks.Training;

/// <summary>An ingredient line and what a person found in it; the columns of the labelled files.</summary>
public sealed record LabelledLine(
    string Input, string Name, string Quantity, string Unit, string Size, string Preparation, string Comment, string Purpose)
{
    /// <summary>Reads a file with a header row that names the columns; absent ones are empty.</summary>
    public static List<LabelledLine> Load(string file)
    {
        using var reader = new StreamReader(file, Encoding.UTF8);
        var lines = new List<LabelledLine>();
        List<string>? header = null;
        foreach (var row in Csv.Read(reader))
        {
            if (header is null)
            {
                header = row;
                continue;
            }

            lines.Add(new LabelledLine(
                Field("input"), Field("name"), Field("quantity"), Field("unit"), Field("size"), Field("preparation"), Field("comment"),
                Field("purpose")));

            string Field(string name) => header.IndexOf(name) is >= 0 and var at && at < row.Count ? row[at] : "";
        }

        return lines;
    }
}
