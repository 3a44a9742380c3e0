import { defineConfig } from "@playwright/test";
import { systemChromium } from "./scripts/testing/chromium";

const isRoot = process.getuid?.() === 0;
const executablePath = systemChromium();

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./e2e/global-setup.ts",
  outputDir: ".data/test/journeys",
  forbidOnly: true,
  retries: 0,
  workers: 2,
  fullyParallel: false,
  timeout: 60_000,
  reporter: [["list"], ["json", { outputFile: ".data/test/journeys.json" }]],
  use: {
    browserName: "chromium",
    locale: "en-GB",
    timezoneId: "UTC",
    // What is not there by then does not come: a test says so at once, and not when its whole time is over.
    actionTimeout: 30_000,
    // A trace of everything costs a quarter of the time; `--trace on` records one where it is wanted.
    trace: "off",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        // Chromium's sandbox refuses to be root's.
        ...(isRoot ? ["--no-sandbox"] : []),
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-dev-shm-usage",
      ],
    },
  },
});
