/**
 * Bounds the bytes that this thread holds beside its objects, which no limit of Node's counts: from here on an array that
 * would exceed the bound is not made.
 */
export function boundBuffers(megabytes: number): void {
  const most = megabytes * 1_000_000;
  for (const name of KINDS) {
    const kind = globalThis[name] as ArrayKind;
    const bounded = new Proxy(kind, {
      construct(target, given: unknown[], asked) {
        if (typeof given[0] === "number")
          requireRoom(given[0] * (kind.BYTES_PER_ELEMENT ?? 1), most);
        return Reflect.construct(target, given, asked) as object;
      },
    });
    Object.assign(globalThis, { [name]: bounded });
  }
}

/** Whether an array was not made: who reads may have gone on as if nothing had been. */
export const areBuffersFull = (): boolean => isFull;

let isFull = false;

function requireRoom(bytes: number, most: number): void {
  // Asking costs time, and small ones are many.
  if (bytes < SMALL || process.memoryUsage().arrayBuffers + bytes <= most) return;
  isFull = true;
  throw new RangeError("no more bytes for this file");
}

type ArrayKind = (new (...given: unknown[]) => object) & { BYTES_PER_ELEMENT?: number };
const SMALL = 1_000_000;
const KINDS = [
  ...(["ArrayBuffer", "Uint8Array", "Uint8ClampedArray", "Int8Array", "Uint16Array"] as const),
  ...(["Int16Array", "Uint32Array", "Int32Array", "Float32Array", "Float64Array"] as const),
];
