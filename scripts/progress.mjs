// What a person sees while something long goes on. Always on standard error: standard output is for answers.

/**
 * Runs one step and says its name and how long it took.
 *
 * @template Result
 * @param {string} name
 * @param {() => Result | Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function step(name, work) {
  const startedAt = performance.now();
  const isLive = process.stderr.isTTY === true;
  if (isLive) process.stderr.write(`  … ${name}`);
  const finish = (/** @type {string} */ mark) => {
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stderr.write(`${isLive ? "\r\x1b[2K" : ""}  ${mark} ${name} (${seconds} s)\n`);
  };
  try {
    const result = await work();
    finish("✓");
    return result;
  } catch (error) {
    finish("✗");
    throw error;
  }
}
