// Preloaded into the server and the worker: a start that was killed leaves no process behind that holds its port.
// Children of those inherit the preload; the number in its address tells them that it does not mean them.
const parent = Number(new URL(import.meta.url).searchParams.get("parent"));

if (process.send && process.ppid === parent) {
  process.once("disconnect", () => {
    setTimeout(() => process.exit(1), 5_000).unref();
    process.kill(process.pid, "SIGTERM");
  });
  process.channel?.unref?.();
}
