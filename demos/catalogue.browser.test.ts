import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { PATIENCE, type Person } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

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
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  await Promise.all([ana.sees("Ana has no token"), bilal.sees("Bilal has no token")]);
  const token = ana.page.getByLabel("Token");
  expect(await token.getAttribute("type")).toBe("password");
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
  await expect.poll(() => bilal.page.getByLabel("Password").inputValue(), { timeout: PATIENCE }).toBe("");
  await bilal.button("Open").click();
  await expect.poll(() => bilal.page.getByText("One is set").count(), { timeout: PATIENCE }).toBe(0);
  expect(await bilal.page.getByText("The door was opened 1 times").count()).toBe(1);
}, 60_000);
