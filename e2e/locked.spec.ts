import type { Page } from "@playwright/test";
import { castMember, expect, test } from "./fixtures";
import { serveInstallation, type Installation } from "./installation";

test.describe("An installation that other machines reach", () => {
  let installation: Installation & { stop(): Promise<void> };
  test.beforeAll(async () => {
    test.setTimeout(120_000);
    installation = await serveInstallation({
      ...{ HOST: "0.0.0.0", ASSAY_LISTENERS: "0.0.0.0", ASSAY_NOINDEX: "yes" },
    });
  });
  test.afterAll(() => installation?.stop());

  test("locks the cast out, keeps the outbox shut and says how to go on", async ({
    newBrowser,
  }) => {
    const page = await newBrowser();
    await tryToSignIn(page, installation.origin, installation.cast);
    await expect(page.getByRole("main").getByRole("alert")).toContainText("admin create");
    await expectNobody(page, installation.origin);
  });

  test("sends search engines away where its operator says so", async ({ request }) => {
    const robots = await request.get(`${installation.origin}/robots.txt`);
    expect(await robots.text()).toMatch(/^User-Agent: \*\nDisallow: \/\s*$/);
    for (const address of ["/", "/claims", "/sign-in", "/no-such-page", "/icon.svg", "/robots.txt"])
      expect(
        (await request.get(`${installation.origin}${address}`)).headers()["x-robots-tag"],
        address,
      ).toBe("noindex");
  });
});

test.describe("A request that came through a proxy", () => {
  test.use({ extraHTTPHeaders: { "x-forwarded-for": "192.0.2.7" } });

  test("locks the cast out and keeps the outbox shut, even on this machine", async ({
    newBrowser,
    baseURL,
  }) => {
    const page = await newBrowser();
    await tryToSignIn(page, baseURL!);
    await expect(page.getByRole("main").getByRole("alert")).toContainText("admin create");
    await expectNobody(page, baseURL!);
  });

  test("makes a session of the cast worth nothing", async ({ signedIn }) => {
    const page = await signedIn("ada", { extraHTTPHeaders: {} });
    await page.goto("/account");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your account");
    await page.setExtraHTTPHeaders({ "x-forwarded-for": "192.0.2.7" });
    await page.goto("/account");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in first");
    await page.goto("/desk");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in first");
  });
});

async function tryToSignIn(page: Page, origin: string, castFile?: string): Promise<void> {
  const { email, password } = castMember("ada", castFile);
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function expectNobody(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/account`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in first");
  await page.goto(`${origin}/outbox`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "There is nothing at this address",
  );
}
