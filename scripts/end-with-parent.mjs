// Preloaded into the server and the worker: a start that was killed leaves no process behind that holds its port.
if (process.send) {
  process.once("disconnect", () => {
    setTimeout(() => process.exit(1), 5_000).unref();
    process.kill(process.pid, "SIGTERM");
  });
  process.channel?.unref?.();
}
