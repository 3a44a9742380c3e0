/** Resolves at the first answer of any kind that an address gives. The first page may take its time. */
export async function answering(address: string): Promise<void> {
  for (;;) {
    const status = await fetch(address, { redirect: "manual" }).then(
      (response) => response.status,
      () => undefined,
    );
    if (status !== undefined) {
      if (status >= 500) process.stderr.write(`  (the first page answered with ${status})\n`);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
