import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { axeOn } from "./testing/axe.ts";
import type { Person } from "./testing/person.ts";
import { KEPT, useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);

/** What of an element in the page the tests touch: they are checked without the types of a browser. */
interface Field {
  readonly textContent: string;
  dispatchEvent(event: object): void;
}
interface Table {
  querySelectorAll(selector: string): Iterable<Table> & { readonly length: number };
}
interface Browser {
  readonly DataTransfer: new () => { setData(type: string, data: string): void };
  readonly ClipboardEvent: new (type: string, init: object) => object;
}

/** What stands in an editor. The names at others' carets are no part of it. */
const words = (person: Person, label: string): Promise<string> => person.textbox(label).evaluate<string, Field>((field) => field.textContent);
const seesWords = (person: Person, label: string, text: string | RegExp) =>
  expect.poll(() => words(person, label), { message: `${person.name}: ${label}` }).toMatch(text);
const ready = async (person: Person): Promise<Person> => {
  for (const label of ["Query", "Minutes"]) {
    await person.textbox(label).waitFor();
    await expect.poll(() => person.textbox(label).getAttribute("contenteditable")).toBe("true");
  }
  return person;
};
const enter = async (name: string, room: string, options = {}): Promise<Person> => ready(await stage.enterAs(name, room, options));

test("[EDIT-30] two who write code and rich text at once end with the same, also after one was offline", async () => {
  const room = stage.freshRoom("desk");
  const [ana, ben] = [await enter("Ana", room, KEPT), await enter("Bilal", room)];
  for (const label of ["Notebook", "Minutes"]) {
    await Promise.all([ana.type(label, " abcdefghij"), ben.type(label, " KLMNOPQRST")]);
    await expect.poll(async () => (await words(ana, label)) === (await words(ben, label)) && /[a-j]/.test(await words(ben, label))).toBe(true);
    const text = await words(ana, label);
    for (const letter of "abcdefghijKLMNOPQRST") expect(text, text).toContain(letter);
    await ana.textbox(label).focus();
    await ana.page.keyboard.press("Control+Home");
    await ana.page.keyboard.press("End");
    await ben.textbox(label).locator('.caret-name[data-name="Ana"]').first().waitFor();
  }
  await ana.goOffline();
  await ana.type("Notebook", "+train");
  await ana.type("Minutes", "+train");
  await ben.type("Notebook", "+office");
  await ben.type("Minutes", "+office");
  await ana.comeBack();
  for (const label of ["Notebook", "Minutes"]) {
    await seesWords(ben, label, /train/);
    await seesWords(ana, label, /office/);
    await expect.poll(async () => (await words(ana, label)) === (await words(ben, label))).toBe(true);
  }
  // Undo takes back one's own words alone.
  await ana.textbox("Notebook").focus();
  await ana.page.keyboard.press("Control+z");
  await expect.poll(() => words(ben, "Notebook")).not.toContain("train");
  expect(await words(ben, "Notebook")).toContain("office");
  expect([...ana.faults, ...ben.faults]).toEqual([]);
});

test("[EDIT-31] code reaches the script once it is committed, its problems are told, and one leaves it by keys", async () => {
  const room = stage.freshRoom("desk");
  const [ana, ben] = [await enter("Ana", room), await enter("Bilal", room)];
  await ana.type("Query", "x");
  await seesWords(ben, "Query", /sightsx$/);
  await ana.sees("Changed: Ctrl+Enter runs it");
  await ben.sees("Query has 23 characters");
  await ana.page.keyboard.press("Control+Enter");
  await ben.sees("Query has 24 characters");
  await ana.page.keyboard.press("Control+a");
  // Not key by key: Enter would take what is offered for the word, where that comes before it.
  await ana.page.keyboard.insertText("select city\nfrom nowhere");
  await ana.page.keyboard.press("Escape");
  await ana.page.keyboard.press("Control+Enter");
  await ben.sees("There is no such table");
  await ben.button("Line 2, column 6").click();
  await ben.page.keyboard.type("a");
  await seesWords(ana, "Query", /from anowhere/);
  // Tab indents, and Escape, then Tab, leaves; leaving commits what one has written.
  // (The first Escape closes what was offered while he typed.)
  await ben.page.keyboard.press("Escape");
  await ben.page.keyboard.press("Escape");
  await ben.page.keyboard.press("Tab");
  await ana.sees("Query has 25 characters");
  await expect.poll(() => ben.focusedName()).not.toBe("Query");
  await ana.textbox("Name").fill("Ada");
  await ana.sees("Press Enter to use it");
  await ana.page.keyboard.press("Enter");
  await ben.sees("Name is Ada");
  await ana.slider("Day").press("ArrowRight");
  await ben.sees("Day is 2026-05-11");
  await ana.page.getByRole("combobox", { name: "Town" }).fill("Kyoto");
  await ana.page.getByRole("option", { name: "Add “Kyoto”" }).click();
  await ben.sees("Town is Kyoto");
});

test("[EDIT-32] pasted HTML runs nothing, and a rich text is made by keys and buttons", async () => {
  const ana = await enter("Ana", stage.freshRoom("desk"));
  const minutes = ana.textbox("Minutes");
  await minutes.click();
  await ana.page.keyboard.press("Control+a");
  await minutes.evaluate<void, Field>((field) => {
    const { DataTransfer, ClipboardEvent } = globalThis as unknown as Browser;
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", '<h2 onclick="window.ran=1">Pasted</h2><script>window.ran=1</script><img src=x onerror="window.ran=1"><p><a href="javascript:window.ran=1">bad</a> <a href="https://example.com/" class="shell" onmouseover="window.ran=1">good</a></p><iframe srcdoc="<script>parent.ran=1</script>"></iframe>');
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await ana.sees("## Pasted\\n\\nbad [good](<https://example.com/>)");
  expect(await ana.page.evaluate("window.ran")).toBeUndefined();
  expect(await minutes.locator("script, img, iframe, [onclick], [onmouseover], .shell, a[href^=javascript]").count()).toBe(0);
  await minutes.click();
  await ana.page.keyboard.press("Control+a");
  await ana.page.keyboard.press("Delete");
  await ana.page.keyboard.type("# Plan");
  await ana.page.keyboard.press("Enter");
  await ana.page.keyboard.type("- one");
  await ana.page.keyboard.press("Enter");
  await ana.page.keyboard.press("Control+b");
  await ana.page.keyboard.type("two");
  await ana.sees("# Plan\\n\\n- one\\n- **two**");
  // The row of buttons is one stop, and arrow keys go along it.
  await ana.page.keyboard.press("Control+b");
  const tools = ana.page.getByRole("toolbar", { name: "Format of Minutes" });
  await tools.getByRole("button", { name: "Heading 1" }).focus();
  await ana.page.keyboard.press("End");
  await expect.poll(() => ana.focusedName()).toBe("Redo");
  await tools.getByRole("button", { name: "List", exact: true }).click();
  await expect.poll(() => tools.getByRole("button", { name: "List", exact: true }).getAttribute("aria-pressed")).toBe("false");
  await ana.page.keyboard.press("Control+a");
  await ana.page.keyboard.press("Control+k");
  await ana.page.getByRole("textbox", { name: "Address of the link" }).fill("javascript:alert(1)");
  await ana.page.keyboard.press("Enter");
  await ana.page.getByRole("alert").filter({ hasText: "A link leads to" }).waitFor();
  await ana.page.getByRole("textbox", { name: "Address of the link" }).fill("example.org");
  await ana.page.keyboard.press("Enter");
  await expect.poll(() => minutes.locator("a[href='https://example.org']").count()).toBeGreaterThan(0);
  expect(ana.faults).toEqual([]);
});

test("[BOARD-30] a card is moved by keys, held for the others to see, and what one moved offline arrives", async () => {
  const room = stage.freshRoom("desk");
  const [ana, ben] = [await enter("Ana", room, KEPT), await enter("Bilal", room)];
  const card = (person: Person, title: string) => person.page.locator("[data-card]").filter({ hasText: title });
  await card(ana, "Tune").focus();
  await ana.page.keyboard.press("Space");
  await ana.page.getByRole("status").filter({ hasText: "Tune taken, in To do, 1 of 2." }).waitFor();
  await ben.sees("Ana holds this card");
  await ana.page.keyboard.press("ArrowRight");
  await ana.page.getByRole("status").filter({ hasText: "Doing, 1 of 1." }).waitFor();
  await ana.page.keyboard.press("Space");
  await ben.sees("Tasks are Print To do, Tune Doing");
  await ben.seesNot("Ana holds this card");
  await ana.page.getByRole("button", { name: "Add a card to Done" }).click();
  await ana.page.keyboard.type("Greet");
  await ana.page.keyboard.press("Enter");
  await ben.sees("Tasks are Print To do, Tune Doing, Greet Done");
  await ana.goOffline();
  await card(ana, "Print").focus();
  for (const key of ["Space", "ArrowRight", "ArrowRight", "Space"]) await ana.page.keyboard.press(key);
  await card(ben, "Print").dblclick();
  await ben.page.getByRole("textbox", { name: "Title" }).fill("Print twice");
  await ben.page.keyboard.press("Enter");
  await ana.comeBack();
  for (const person of [ana, ben]) {
    await person.sees(/Print twice Done/);
    await expect.poll(() => card(person, "Print").count()).toBe(1);
  }
  await card(ben, "Tune").hover({ position: { x: 20, y: 12 } });
  const to = await ben.page.locator("[data-column='To do']").boundingBox();
  if (!to) throw new Error("The board stands nowhere");
  await ben.page.mouse.down();
  await ben.page.mouse.move(to.x + 40, to.y + 50, { steps: 6 });
  await ben.page.mouse.up();
  await ana.sees(/Tune To do/);
  expect([...ana.faults, ...ben.faults]).toEqual([]);
});

/** A picture of one red dot. */
const DOT = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==", "base64");

test("[RT-5] two write one table and tick one list of tasks; a picture that one brings is seen by the other", async () => {
  const room = stage.freshRoom("desk");
  const [ana, ben] = [await enter("Ana", room), await enter("Bilal", room)];
  for (const person of [ana, ben]) await expect.poll(() => person.textbox("Plan").getAttribute("contenteditable")).toBe("true");
  const plan = ana.textbox("Plan");
  await plan.locator("td").nth(1).click();
  await ana.page.keyboard.type("Ana");
  await ben.textbox("Plan").locator("td").nth(0).click();
  await ben.page.keyboard.press("End");
  await ben.page.keyboard.type(" the pier");
  await ana.sees(/Plan is .*Tar the pier \\| Ana/);
  const tools = ana.page.getByRole("toolbar", { name: "Format of Plan" });
  await tools.getByRole("button", { name: "Add a row below" }).click();
  await expect.poll(() => ben.textbox("Plan").locator("tr").count()).toBe(3);
  await ben.textbox("Plan").getByRole("checkbox", { name: "Done: Buy tar" }).check();
  await expect.poll(() => plan.getByRole("checkbox").isChecked()).toBe(true);
  await ana.sees(/- \[x\] Buy tar/);
  await plan.locator("li p").click();
  await tools.getByRole("button", { name: "Picture" }).click();
  await ana.page.getByRole("textbox", { name: "What it shows" }).fill("A red dot");
  const chosen = ana.page.waitForEvent("filechooser");
  await ana.button("Choose pictures…").click();
  await (await chosen).setFiles([{ name: "dot.png", mimeType: "image/png", buffer: DOT }]);
  const picture = ben.textbox("Plan").getByRole("img", { name: "A red dot" });
  await picture.waitFor();
  await expect.poll(() => picture.evaluate<number, { naturalWidth: number }>((image) => image.naturalWidth)).toBe(1);
  await ben.sees(/!\[A red dot\]\(<file_/);
  expect([...ana.faults, ...ben.faults]).toEqual([]);
});

/** How many cells each row of a table has. */
const widths = (person: Person): Promise<readonly number[]> =>
  person.textbox("Plan").evaluate<readonly number[], Table>((field) => [...field.querySelectorAll("tr")].map((row) => row.querySelectorAll("td, th").length));

test("[RT-7] a row that one adds to a table and a column that another adds meanwhile make a whole table on both pages", async () => {
  const room = stage.freshRoom("desk");
  const [ana, ben] = [await enter("Ana", room, KEPT), await enter("Bilal", room)];
  for (const person of [ana, ben]) {
    await expect.poll(() => person.textbox("Plan").getAttribute("contenteditable")).toBe("true");
    await person.textbox("Plan").locator("td").first().click();
  }
  const adds = (person: Person, what: string): Promise<void> => person.page.getByRole("toolbar", { name: "Format of Plan" }).getByRole("button", { name: what }).click();
  await Promise.all([adds(ana, "Add a row below"), adds(ben, "Add a column to the right")]);
  for (const person of [ana, ben]) await expect.poll(() => widths(person), { message: person.name }).toEqual([3, 3, 3]);

  await ana.goOffline();
  await adds(ana, "Add a row below");
  await adds(ben, "Add a column to the right");
  await expect.poll(() => widths(ana)).toEqual([3, 3, 3, 3]);
  await expect.poll(() => widths(ben)).toEqual([4, 4, 4]);
  await ana.comeBack();
  for (const person of [ana, ben]) await expect.poll(() => widths(person), { message: person.name }).toEqual([4, 4, 4, 4]);
  await ana.sees(/Plan is (?:[^|]*\|){5}/);
  expect([...ana.faults, ...ben.faults]).toEqual([]);
});

test.each(["light", "dark"] as const)("[EDIT-33] no serious fault of accessibility in %s, at a telephone's width", async (colorScheme) => {
  const ana = await enter("Ana", stage.freshRoom("desk"), { colorScheme, viewport: { width: 360, height: 800 } });
  await ana.textbox("Query").click();
  const { violations } = await (await axeOn(ana.page)).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id: rule, help, nodes }) => `${rule}: ${help}: ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`)).toEqual([]);
  await expect.poll(() => ana.page.evaluate<number>("document.scrollingElement.scrollWidth")).toBeLessThanOrEqual(360);
});

test("[EDIT-34] on a telephone, leaving a field uses what was written there, and the page says so instead of naming keys", async () => {
  const ana = await enter("Ana", stage.freshRoom("desk"), { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true });
  await ana.sees("It runs once you leave it");
  await ana.textbox("Remark").tap();
  // A tap is told from the beginning of another gesture a moment after the finger has been lifted.
  await expect.poll(() => ana.focusedName()).toBe("Remark");
  await ana.page.keyboard.type("Bring tar");
  await ana.sees("It is used once you leave it");
  expect(await ana.page.getByText("Ctrl+Enter").filter({ visible: true }).count()).toBe(0);
  await ana.main.getByText(/^Name is/).tap();
  await ana.sees("Remark is Bring tar");
  expect(ana.faults).toEqual([]);
});
