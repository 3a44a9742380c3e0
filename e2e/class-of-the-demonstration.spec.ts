import { castTeacher } from "@/prisma/cast";
import { expect, inBothWays, test } from "./fixtures";

const [CLASS, ASSIGNMENT] = ["History 11b", "Did the Bolsheviks mean to share power?"];

inBothWays(() => {
  test("The demonstration's teacher and its student reach their class from their accounts", async ({
    signedIn,
  }) => {
    const teacher = await signedIn("tomas");
    await teacher.goto("/account");
    await teacher.getByRole("link", { name: "Your classes" }).click();
    await teacher.getByRole("link", { name: CLASS }).click();
    await expect(teacher.getByRole("heading", { level: 1 })).toHaveText(CLASS);
    await expect(teacher.getByRole("main")).toContainText("you are a teacher");
    await teacher.getByRole("link", { name: "Progress of the class" }).click();
    await expect(teacher.getByRole("row").filter({ hasText: "Stella Copybook" })).toContainText(
      "under way",
    );
    await expect(teacher.getByRole("row").filter({ hasText: "Greta Satchel" })).toContainText(
      "released",
    );

    const student = await signedIn("stella");
    await student.goto("/account");
    await student.getByRole("link", { name: "Your classes" }).click();
    await student.getByRole("link", { name: CLASS }).click();
    await expect(student.getByRole("main")).toContainText(`Taught by ${castTeacher.name}`);
    await student.getByRole("link", { name: ASSIGNMENT }).click();
    await expect(student.getByRole("heading", { level: 1 })).toHaveText(ASSIGNMENT);
    await expect(student.getByRole("main")).not.toContainText("Greta Satchel");
  });
});
