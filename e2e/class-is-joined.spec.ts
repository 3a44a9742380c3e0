import type { Page } from "@playwright/test";
import { expectSound } from "./axe";
import { fillAnew, expect, inBothWays, said, test } from "./fixtures";

inBothWays((isScripted) => {
  test("A member opens a class, another joins by its code; the code is renewed; the student is taken out and back, leaves and returns", async ({
    newcomer,
  }) => {
    test.setTimeout(120_000);
    const { page: teacher, name: taughtBy } = await newcomer("Thea Lehmann");
    await teacher.goto("/account");
    await teacher.getByRole("link", { name: "Your classes" }).click();
    await expect(teacher.getByRole("main")).toContainText("You are in no class yet.");
    await teacher.getByRole("link", { name: "Open a class" }).click();
    await teacher.getByRole("button", { name: "Open the class" }).click();
    await expect(teacher.getByRole("main").getByRole("alert")).toContainText(
      "The name is missing.",
    );
    await teacher.getByLabel("Name").fill("History, 11b");
    await teacher.getByLabel("Time zone").selectOption("Europe/Berlin");
    await teacher.getByRole("button", { name: "Open the class" }).click();
    await expect(teacher.getByRole("status")).toContainText("The class is open.");
    await expect(teacher.getByRole("main")).toContainText("No students yet.");
    const classPage = teacher.url().split("?")[0]!;
    const first = await codeOn(teacher);

    const { page: student } = await newcomer("Samir Okoro");
    await student.goto(classPage);
    await expect(student.getByRole("heading", { level: 1 })).toHaveText(
      "There is nothing at this address",
    );
    await student.goto("/join");
    await look(student, "0000-0000");
    await expect(student.getByRole("main").getByRole("alert")).toContainText(
      "No class can be joined by this code.",
    );
    await look(student, first.toUpperCase());
    await expect(student.getByRole("main")).toContainText(`Taught by ${taughtBy}.`);
    if (isScripted) await expectSound(student);
    await expect(student.getByRole("main")).toContainText("Its teachers will see your name");
    await expect(student.getByRole("main")).toContainText(
      "The other students see it only beside work that an assignment shows them",
    );
    await student.getByRole("button", { name: "Join this class" }).click();
    await expect(student.getByRole("status")).toContainText("You are in the class.");
    await expect(student.getByRole("main")).toContainText("You are its first student.");
    await expect(student.getByRole("main")).toContainText(
      "the others do only beside work that an assignment shows them",
    );
    await expect(student.getByRole("main")).not.toContainText(first);
    await student.goto(`/join?code=${first}`);
    await expect(student.getByRole("main")).toContainText("You are in this class already");

    await teacher.goto(`${classPage}/people`);
    const row = teacher.getByRole("listitem").filter({ hasText: "Samir Okoro" });
    await expect(row).toBeVisible();
    await teacher.goto(classPage);
    await teacher.getByRole("button", { name: "Make a new code" }).click();
    await expect(teacher.getByRole("status")).toContainText("There is a new code.");
    expect(await codeOn(teacher)).not.toBe(first);
    const { page: late } = await newcomer("Late Comer");
    await late.goto(`/join?code=${first}`);
    await expect(late.getByRole("main").getByRole("alert")).toContainText(
      "No class can be joined by this code.",
    );

    await teacher.getByRole("link", { name: "Everybody in the class" }).click();
    await row.getByRole("button", { name: "Take out of the class" }).click();
    await expect(teacher.getByRole("status")).toContainText(
      "Samir Okoro is no longer in the class.",
    );
    await student.goto("/classes");
    await expect(student.getByRole("main")).toContainText("You are in no class yet.");
    await expect(student.getByRole("main")).toContainText("taken out on");
    await expect(teacher.getByRole("button", { name: "Take them back in" })).toBeVisible();
    // Also whoever comes back later.
    await teacher.goto(`${classPage}/people`);
    await teacher.getByRole("button", { name: "Take back in Samir Okoro" }).click();
    await expect(teacher.getByRole("status")).toContainText("They are in the class again.");
    await expect(row).toBeVisible();

    await student.goto("/classes");
    await student.getByRole("link", { name: "History, 11b" }).click();
    await student.getByRole("button", { name: "Leave this class" }).click();
    await expect(student.getByRole("status")).toContainText("You are no longer in History, 11b.");
    await student.getByRole("button", { name: "Come back" }).click();
    await expect(student.getByRole("status")).toContainText("You are back in the class.");
  });

  test("A teacher renames the class, lets nobody join, archives it and brings it back; its only teacher stays", async ({
    newcomer,
  }) => {
    test.setTimeout(120_000);
    const { page } = await newcomer("Thea Lehmann");
    await page.goto("/classes/new");
    await page.getByLabel("Name").fill("History");
    await page.getByLabel("Time zone").selectOption("UTC");
    await page.getByRole("button", { name: "Open the class" }).click();
    await page.getByText("Name, time zone and what it is about").click();
    await fillAnew(page.getByLabel("Name", { exact: true }), "Sources, 12a");
    await page.getByRole("button", { name: "Change the class" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sources, 12a");
    await page.getByRole("button", { name: "Nobody joins for now" }).click();
    await expect(page.getByRole("status")).toContainText("nobody can join");
    await page.getByRole("button", { name: "Make a code" }).click();
    await expect(page.getByRole("status")).toContainText("There is a new code.");
    await page.getByRole("button", { name: "Archive the class" }).click();
    await expect(page.getByRole("status")).toContainText("The class is archived.");
    await page.getByRole("button", { name: "Bring the class back" }).click();
    await expect(page.getByRole("status")).toContainText("The class goes on.");
    await page.getByRole("button", { name: "Leave this class" }).click();
    await expect(said(page, "You are its only teacher")).toBeVisible();
  });
});

async function codeOn(page: Page): Promise<string> {
  const words = await page.getByText("Code of the class:").textContent();
  return /[0-9a-z]{4}-[0-9a-z]{4}/.exec(words!)![0];
}

async function look(page: Page, code: string): Promise<void> {
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: "Look for the class" }).click();
}
