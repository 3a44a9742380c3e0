import type { Locator } from "@playwright/test";
import { assignmentOn } from "./class-people";
import { expect, fillAnew, signIn, takenOver, test } from "./fixtures";
import { saved } from "./work-steps";

// On a phone.
test.use({ viewport: { width: 375, height: 800 } });

test("What a student types is saved by itself, outlives the page and a lost connection, and is written over by no other window", async ({
  claim,
  newcomer,
}) => {
  const { page, email } = await newcomer("Student Three");
  const at = `${await assignmentOn(claim, email)}/claims/${claim.id}?step=vote`;
  await page.goto(at);
  const vote = page.getByRole("form", { name: "Your vote" });
  await vote.getByLabel("Your reasons").fill("Typed, and never sent.");
  await saved(vote, true);
  await page.close();

  const again = await page.context().newPage();
  const other = await page.context().newPage();
  await again.goto(at);
  await other.goto(at);
  const [onAgain, onOther] = [again, other].map((one) =>
    one.getByRole("form", { name: "Your vote" }),
  ) as [Locator, Locator];
  await expect(onAgain.getByLabel("Your reasons")).toHaveValue("Typed, and never sent.");
  await expect(onAgain.getByRole("status")).toContainText(/Saved at \d\d:\d\d/);

  await page.context().setOffline(true);
  await onAgain.getByLabel("Your reasons").fill("Typed without a connection.");
  await expect(onAgain.getByRole("status")).toContainText("Not saved: you are offline");
  await page.context().setOffline(false);
  await saved(onAgain, true);

  await onOther.getByLabel("Your reasons").fill("Typed in another window.");
  await expect(onOther.getByRole("status")).toContainText("beside what was changed elsewhere");
  await other.reload();
  const both = other.getByRole("status").filter({ hasText: "You changed this in two places" });
  await expect(both).toContainText("Typed without a connection.");
  const ours = both.getByRole("listitem").filter({ hasText: "Typed in another window." }).first();
  await page.context().setOffline(true);
  await ours.getByRole("button", { name: "Go on with this one" }).click();
  await expect(ours.getByRole("alert")).toContainText("The server could not be reached.");
  await page.context().setOffline(false);
  await ours.getByRole("button", { name: "Go on with this one" }).click();
  await expect(onOther.getByLabel("Your reasons")).toHaveValue("Typed in another window.");
});

test("What is typed before the page listens is saved once it does", async ({ claim, newcomer }) => {
  const { page, email } = await newcomer("Student Early Typing");
  let arrive = (): void => undefined;
  const held = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(/_next\/static\/.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${await assignmentOn(claim, email)}/claims/${claim.id}?step=vote`, {
    waitUntil: "domcontentloaded",
  });
  const vote = page.getByRole("form", { name: "Your vote" });
  const reasons = vote.getByLabel("Your reasons");
  await reasons.fill("These were early.");
  arrive();
  await saved(vote, true);
  await page.reload();
  await expect(reasons).toHaveValue("These were early.");
});

test("What was typed a moment before the page went, and never arrived, is there again, whatever the clock of the device says", async ({
  claim,
  newcomer,
}) => {
  const { page, email } = await newcomer("Student Slow Clock");
  await page.addInitScript(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() - 3_600_000;
  });
  await page.goto(`${await assignmentOn(claim, email)}/claims/${claim.id}?step=vote`);
  const vote = page.getByRole("form", { name: "Your vote" });
  const reasons = vote.getByLabel("Your reasons");
  await fillAnew(reasons, "These arrive.");
  await saved(vote, true);
  await page.route("**/*", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await reasons.fill("These do not.");
  await page.reload();
  await expect(reasons).toHaveValue("These do not.");
  await page.unroute("**/*");
  await vote.getByRole("button", { name: "Save" }).click();
  await saved(vote, true);
  await page.reload();
  await expect(reasons).toHaveValue("These do not.");
});

test("Somebody who types without a pause is saved all the same", async ({ claim, newcomer }) => {
  const { page, email } = await newcomer("Student Breathless");
  await page.goto(`${await assignmentOn(claim, email)}/claims/${claim.id}?step=vote`);
  const reasons = page.getByRole("form", { name: "Your vote" }).getByLabel("Your reasons");
  await takenOver(reasons);
  const isSaved = page.waitForRequest((request) => request.method() === "POST");
  const isTyped = reasons.pressSequentially("and so on ".repeat(8), { delay: 100 });
  await expect(Promise.race([isSaved.then(() => "saved"), isTyped])).resolves.toBe("saved");
  await isTyped;
});

test("What was typed when nothing was taken any more is shown as never saved, and gives way to what is", async ({
  claim,
  newcomer,
  database,
}) => {
  const { page, email } = await newcomer("Student Too Late");
  const at = await assignmentOn(claim, email);
  await page.goto(`${at}/claims/${claim.id}?step=vote`);
  const vote = page.getByRole("form", { name: "Your vote" });
  const reasons = vote.getByLabel("Your reasons");
  await fillAnew(reasons, "In time.");
  await saved(vote, true);
  await database.query(
    "UPDATE assignments SET due_at = now(), late_policy = 'REFUSED' WHERE id = $1",
    [at.split("/").at(-1)],
  );
  await reasons.fill("Too late.");
  await expect(vote.getByRole("status")).toContainText("It was due before you changed this");
  await page.reload();
  const never = vote.getByRole("status").filter({ hasText: "What stands here was never saved" });
  await expect(never).toContainText("in this tab alone");
  await expect(reasons).toHaveValue("Too late.");
  await never.getByRole("button", { name: "Show what is saved instead" }).click();
  await expect(reasons).toHaveValue("In time.");
  await expect(never).toHaveCount(0);
  await page.reload();
  await expect(reasons).toHaveValue("In time.");
});

test("What a student began on one device they go on with on another", async ({
  claim,
  newcomer,
  newBrowser,
}) => {
  const phone = await newcomer("Student Two Devices");
  const at = `${await assignmentOn(claim, phone.email)}/claims/${claim.id}?step=vote`;
  const laptop = await newBrowser();
  await signIn(laptop, phone);
  const [onPhone, onLaptop] = [phone.page, laptop].map((page) =>
    page.getByRole("form", { name: "Your vote" }),
  ) as [Locator, Locator];
  await phone.page.goto(at);
  await fillAnew(onPhone.getByLabel("Your reasons"), "Begun on the phone.");
  await saved(onPhone, true);
  await laptop.goto(at);
  await expect(onLaptop.getByLabel("Your reasons")).toHaveValue("Begun on the phone.");
  await fillAnew(onLaptop.getByLabel("Your reasons"), "Gone on with on the laptop.");
  await saved(onLaptop, true);
  await phone.page.reload();
  await expect(onPhone.getByLabel("Your reasons")).toHaveValue("Gone on with on the laptop.");
});
