import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { Refusal } from "../refusal";

/** The Chromium that the journeys drive: the system's, or undefined for Playwright's own. */
export function systemChromium(): string | undefined {
  const places = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ];
  return places.find((place) => existsSync(place));
}

/**
 * Sees that there is a Chromium: Debian's package where this is root on Debian, Playwright's own elsewhere.
 *
 * @throws Refusal where it cannot be installed
 */
export async function installChromium(root: string): Promise<void> {
  if (systemChromium() !== undefined || (await hasPlaywrightsOwn())) return;
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) installDebianPackage();
  else
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
      "chromium",
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
