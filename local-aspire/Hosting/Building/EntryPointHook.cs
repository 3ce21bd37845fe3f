namespace Aspire.Hosting;

/// <summary>
/// Lets a test run an AppHost's entry point: the model is handed over when the entry point builds it, and
/// <see cref="DistributedApplication.Run"/> waits until the test is done with it instead of starting it.
/// </summary>
internal sealed class EntryPointHook
{
    private static readonly AsyncLocal<EntryPointHook?> Local = new();

    private readonly TaskCompletionSource<DistributedApplicationBuilder> model = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<DistributedApplication> application = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource buildRequested = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static EntryPointHook? Current
    {
        get => Local.Value;
        set => Local.Value = value;
    }

    /// <summary>The AppHost whose entry point is run.</summary>
    public required System.Reflection.Assembly EntryPoint { get; init; }

    public Action<DistributedApplicationBuilder>? Configure { get; init; }

    public Task<DistributedApplicationBuilder> Model => model.Task;

    public void ModelReady(DistributedApplicationBuilder builder)
    {
        model.TrySetResult(builder);
        buildRequested.Task.GetAwaiter().GetResult();
    }

    public Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken)
    {
        buildRequested.TrySetResult();
        return application.Task.WaitAsync(cancellationToken);
    }

    public void Built(DistributedApplication built) => application.TrySetResult(built);

    public void Fail(Exception error)
    {
        model.TrySetException(error);
        application.TrySetException(error);
    }

    public void Release() => released.TrySetResult();

    public Task WaitUntilReleasedAsync() => released.Task;
}
