export function processStamp(pid: number): string | undefined;
export function isSameProcess(noted: { pid: number; stamp: string } | undefined): boolean;
export function endProcess(
  pid: number,
  options?: { signal?: NodeJS.Signals; patienceMs?: number; isGroup?: boolean },
): Promise<void>;
export function ended(pid: number, patienceMs: number): Promise<boolean>;
