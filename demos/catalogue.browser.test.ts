import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import type { Person } from "./testing/person.ts";
import { KEPT, useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);

/** All that a browser keeps of the page, as one text. */
const everythingKept = (person: Person): Promise<string> => person.page.evaluate<string>(`(async () => {
  const done = (asking) => new Promise((resolve, reject) => { asking.onsuccess = () => resolve(asking.result); asking.onerror = () => reject(asking.error); });
  const words = (_, value) => (value instanceof Uint8Array ? new TextDecoder("latin1").decode(value) : value);
  const kept = [{ ...localStorage }, { ...sessionStorage }];
  for (const { name } of await indexedDB.databases()) {
    const db = await done(indexedDB.open(name));
    for (const store of db.objectStoreNames) kept.push(await done(db.transaction(store).objectStore(store).getAll()));
    db.close();
  }
  return JSON.stringify(kept, words);
})()`);

test("[CAT-1] a password is its person's: nobody else sees that it is typed, it is typed again by nobody, and a form hands it over once", async () => {
  const room = stage.freshRoom("catalogue");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room, KEPT), stage.enterAs("Bilal", room)]);
  await Promise.all([ana.sees("Ana has no token"), bilal.sees("Bilal has no token")]);
  const token = ana.page.getByLabel("Token");
  await expect.poll(() => token.getAttribute("type")).toBe("password");
  await token.fill("open sesame");
  await token.press("Enter");
  await ana.sees("Ana's token has 11 characters");
  await bilal.sees("Bilal has no token");
  expect(await bilal.page.getByText("Ana's token").count()).toBe(0);
  const show = ana.page.getByRole("button", { name: "Show" }).first();
  await show.click();
  await expect.poll(() => token.getAttribute("type")).toBe("text");
  // Of somebody who was away the server knows nothing; their page says it again.
  await ana.goOffline();
  await ana.comeBack();
  await ana.sees("Ana's token has 11 characters");
  const kept = await everythingKept(ana);
  expect(kept.length).toBeGreaterThan(100);
  expect(kept).not.toContain("sesame");

  await bilal.page.getByLabel("Password").fill("knock knock");
  await bilal.page.getByLabel("Password").press("Enter");
  await Promise.all([ana, bilal].map((person) => person.sees("The door was opened 1 times, and the form was sent")));
  await expect.poll(() => bilal.page.getByLabel("Password").inputValue()).toBe("");
  await bilal.button("Open").click();
  await expect.poll(() => bilal.page.getByText("One is set").count()).toBe(0);
  expect(await bilal.page.getByText("The door was opened 1 times").count()).toBe(1);
});

test("[CAT-2] HTML with a script runs in a frame that reaches nothing, and nothing that stands in its HTML runs", async () => {
  const ana = await stage.enterAs("Ana", stage.freshRoom("catalogue"));
  const small = ana.page.frameLocator('iframe[title="Small one"]');
  await small.getByRole("button", { name: "Press" }).click();
  await small.getByText("1 pressed").waitFor();
  await small.getByText("reached: nothing").waitFor();
  expect(await small.getByText("ran from HTML").count()).toBe(0);
  const colour = (of: { evaluate<T>(code: string): Promise<T> }, where: string): Promise<string> => of.evaluate<string>(`(() => {
    const probe = document.createElement("i");
    probe.style.color = ${where};
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  })()`);
  const inner = ana.page.frames().find((one) => one.url().includes("/blob/"));
  if (!inner) throw new Error("There is no frame");
  await expect.poll(() => colour(inner, '"var(--accent)"')).toBe(await colour(ana.page, '"var(--accent)"'));
  const frame = ana.page.locator('iframe[title="Small one"]');
  await expect.poll(async () => (await frame.boundingBox())?.height ?? 0).toBeLessThan(200);
  const answer = await ana.page.request.get(new URL((await frame.getAttribute("src")) ?? "", ana.page.url()).href);
  expect(answer.headers()["content-security-policy"]).toContain("sandbox allow-scripts; default-src 'none'");
  await ana.page.frameLocator('iframe[title="Unsafe one"]').getByText("ran as it is").waitFor();
  await frame.scrollIntoViewIfNeeded();
});

test("[CAT-3] what an author echoes is shown as it was written, and has run", async () => {
  const ana = await stage.enterAs("Ana", stage.freshRoom("catalogue"));
  await Promise.all([ana.sees("Wanted: 1,2,3"), ana.sees("Doubled: 2,4,6")]);
  await ana.sees("const wanted: readonly number[] = [1, 2, 3];");
  const code = await ana.page.locator("pre, .code").filter({ hasText: "readonly number[]" }).first().innerText();
  expect(code).toContain("// Kept as it was written, types and remarks alike.");
  expect(code).toContain("return wanted.map((n: number): number => n * 2);");
});

test("[BRW-413] captions, icons, a first tab, tall rows, a picture that leads and a spinner's time are seen, and read out as what they are", async () => {
  const ana = await stage.enterAs("Ana", stage.freshRoom("familiar"));
  const { page } = ana;
  // The page's own words, what a reader of screens hears beside them, and what is in sight.
  await page.getByRole("radio", { name: "Post", exact: true, description: "Four days" }).waitFor();
  await page.getByRole("combobox", { name: "Parcel" }).click();
  await page.getByRole("option", { name: "S up to 2 kg" }).waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(async () => {
    const [text, icon] = [await page.getByRole("textbox", { name: "Find" }).boundingBox(), await page.locator(".text-icon").boundingBox()];
    return (icon?.x ?? 0) - (text?.x ?? 0);
  }).toBeGreaterThan(0);
  await expect.poll(() => page.getByRole("spinbutton", { name: "Price" }).inputValue()).toBe("12");
  await expect.poll(() => page.getByRole("tab", { name: "List" }).getAttribute("aria-selected")).toBe("true");
  await ana.sees("A list");
  await expect.poll(async () => (await page.locator(".code-lines").boundingBox())?.height).toBe(120);
  // All at once, or all that are found; one step takes them back.
  const bilal = await stage.enterAs("Bilal", new URL(page.url()).pathname);
  const towns = page.getByRole("combobox", { name: "Towns" });
  await towns.fill("p");
  await page.getByRole("option", { name: "Select all 2" }).click();
  await bilal.sees("Chosen: Paris, Perth");
  await towns.fill("");
  await page.getByRole("option", { name: "Select all 4" }).click();
  await bilal.sees("Chosen: Lima, Oslo, Paris, Perth");
  await expect.poll(() => page.getByRole("option", { name: "Select all 4" }).getAttribute("aria-selected")).toBe("true");
  await page.getByRole("option", { name: "Select all 4" }).click();
  await bilal.sees("Chosen: none");
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { name: "Familiar" }).or(page.locator("main")).first().click({ position: { x: 2, y: 2 } });
  await page.keyboard.press("Control+z");
  await bilal.sees("Chosen: Lima, Oslo, Paris, Perth");
  // A row is found where it is seen, however tall it is, and its words have lines.
  const rows = page.getByRole("grid", { name: "Tall rows" });
  await rows.getByRole("gridcell", { name: "Nothing told" }).waitFor();
  const words = (): Promise<unknown> => page.evaluate<unknown>(`(() => {
    const cell = document.querySelector("[data-cell=told]");
    const text = document.createRange();
    text.selectNodeContents(cell);
    return [cell.clientHeight, text.getClientRects().length > 2];
  })()`);
  await expect.poll(words).toEqual([79, true]);
  await rows.getByText("Place 2", { exact: true }).click();
  await page.keyboard.press("Space");
  await ana.sees(/Told of Place 2$/);
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Space");
  await ana.sees("Told of Place 39");
  const cells = page.getByRole("grid", { name: "Tall cells" });
  await cells.getByRole("gridcell", { name: "Not yet" }).dblclick();
  await page.keyboard.type("A word");
  await page.keyboard.press("Enter");
  await cells.getByRole("gridcell", { name: "A word" }).waitFor();
  const link = page.getByRole("link", { name: "The hill" });
  expect(await link.getAttribute("href")).toBe("/familiar/elsewhere");
  await page.getByRole("button", { name: "Wait" }).click();
  // It goes on: on a full machine another second may be seen than the second one.
  await page.getByRole("status").getByText(/^[1-9]\d* s$/).waitFor();
  expect(ana.faults).toEqual([]);
  await link.click();
  await page.waitForURL("**/familiar/elsewhere");
});
