import { castMember, expect, inBothWays, said, signIn, test } from "./fixtures";

inBothWays((isScripted) => {
  test("A member signs in, is led back to where they came from, and signs out", async ({
    page,
    claim,
  }) => {
    const { email, name, password } = castMember("stella");
    await page.goto(`/claims/${claim.id}/vote`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in first");
    await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill(`${password}x`);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(said(page, "do not belong together")).toBeVisible();
    await expect(page.getByLabel("E-mail")).toHaveValue(email);
    // The page never sends a password back; what is typed stays typed where the page itself stays.
    if (!isScripted) await expect(page.getByLabel("Password")).toHaveValue("");
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(`/claims/${claim.id}/vote`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/vote/);
    if (isScripted) {
      await page.goto(claim.path);
      await expect(page.getByRole("banner").getByRole("link", { name })).toBeVisible();
    }

    await page.goto("/account");
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByRole("status")).toContainText("You are signed out.");
    await page.goto("/account");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in first");
    await expect(page.locator("body")).not.toContainText(email);
  });

  test("Sessions are listed and ended, one and all others", async ({ newcomer, newBrowser }) => {
    const { page, ...me } = await newcomer("Many Devices");
    const [second, third] = [await newBrowser(), await newBrowser()];
    await signIn(second, me);
    await signIn(third, me);

    await page.goto("/account");
    const sessions = page.getByRole("region", { name: "Where you are signed in" });
    await expect(sessions.getByRole("listitem")).toHaveCount(3);
    await expect(sessions.getByRole("listitem").filter({ hasText: "this one" })).toHaveCount(1);
    await expect(sessions.getByRole("listitem").first()).toContainText("this one");
    // The newest of the others stands second.
    await sessions.getByRole("button", { name: "End this session" }).first().click();
    await expect(page.getByRole("status")).toContainText("That session has ended.");
    await expect(sessions.getByRole("listitem")).toHaveCount(2);
    await third.goto("/account");
    await expect(third.getByRole("heading", { level: 1 })).toHaveText("Sign in first");
    await second.goto("/account");
    await expect(second.getByRole("heading", { level: 1 })).toHaveText("Your account");

    await page.getByRole("button", { name: "End all other sessions" }).click();
    await expect(page.getByRole("status")).toContainText("All other sessions have ended.");
    await second.goto("/account");
    await expect(second.getByRole("heading", { level: 1 })).toHaveText("Sign in first");
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your account");
  });

  test("A password reset ends every session, and the old password with them", async ({
    newcomer,
    newBrowser,
    linkTo,
  }) => {
    const { page, ...me } = await newcomer("Forgetful Reader");
    const stranger = await newBrowser();
    await stranger.goto("/sign-in");
    await stranger.getByRole("link", { name: "Forgot the password?" }).click();
    await stranger.getByLabel("E-mail").fill(me.email);
    await stranger.getByRole("button", { name: "Send me a link" }).click();
    await expect(stranger.getByRole("status")).toContainText("a letter is on its way");
    const link = await linkTo(me.email, /password/i);
    await stranger.goto(link);
    await stranger.getByLabel("New password").fill("12345678");
    await stranger.getByRole("button", { name: "Set the password" }).click();
    await expect(stranger.getByRole("main").getByRole("alert")).toContainText(
      "The password was not set.",
    );
    const password = "a-brass-otter-under-seven-bridges";
    await stranger.getByLabel("New password").fill(password);
    await stranger.getByRole("button", { name: "Set the password" }).click();
    await expect(stranger.getByRole("status")).toContainText("every session has ended");

    await page.goto("/account");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in first");
    await stranger.goto(link);
    await expect(stranger.getByText("This link is not valid any more.")).toBeVisible();
    await page.goto("/sign-in");
    await page.getByLabel("E-mail").fill(me.email);
    await page.getByLabel("Password").fill(me.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(said(page, "do not belong together")).toBeVisible();
    await signIn(page, { email: me.email, password });
  });

  test("An address that has an account already is not given away", async ({ page }) => {
    const { email } = castMember("jonas");
    await page.goto("/sign-up");
    await page.getByLabel("Name").fill("Somebody Else");
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill("lantern-gravel-fifteen-osprey");
    await page.getByRole("button", { name: "Open the account" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Look into your mail");
    await page.goto("/outbox");
    const letter = page
      .getByRole("article")
      .filter({ hasText: `To ${email}` })
      .first();
    await expect(letter.getByRole("heading")).toHaveText("You already have an account at Assay");
  });
});
