import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { Refusal } from "../refusal";

/**
 * The Chromium that the journeys drive: the system's, or undefined for Playwright's own. The headless shell comes
 * first, which is the same browser without a window to paint: the journeys take half the time in it.
 */
export function systemChromium(): string | undefined {
  const places = [
    HEADLESS_SHELL,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ];
  return places.find((place) => existsSync(place));
}

const HEADLESS_SHELL = "/usr/bin/chromium-headless-shell";

/**
 * Sees that there is a Chromium: Debian's headless shell where this is root on Debian, Playwright's own elsewhere.
 *
 * @throws Refusal where there is none and none can be installed
 */
export async function installChromium(root: string): Promise<void> {
  if (existsSync(HEADLESS_SHELL)) return;
  const present = systemChromium();
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version"))
    try {
      installDebianPackage();
    } catch (error) {
      // A Chromium that is there already does as well, only slower.
      if (!present) throw error;
    }
  else if (!present && !(await hasPlaywrightsOwn()))
    run(process.execPath, [
      path.join(root, "node_modules/playwright/cli.js"),
      "install",
      "chromium",
    ]);
}

async function hasPlaywrightsOwn(): Promise<boolean> {
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath());
}

function installDebianPackage(): void {
  run("apt-get", ["update", "-qq"]);
  run("env", [
    "DEBIAN_FRONTEND=noninteractive",
    ...[
      "apt-get",
      "install",
      "-y",
      "-qq",
      "--no-install-recommends",
      "chromium-headless-shell",
      "fonts-liberation",
    ],
  ]);
}

function run(command: string, args: string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0)
    throw new Refusal(
      `Chromium could not be installed (${command} ${args[0]}):\n${stdout}${stderr}`.trim(),
    );
}
