// Where a thread begins that reads a file: plain JavaScript, since a thread starts without what runs TypeScript.
import { register } from "tsx/esm/api";

register();
await import("./in-thread.ts");
