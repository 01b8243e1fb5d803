import { readCell, type ElementProps, type JsonValue } from "@tutti/protocol";
import { page, type Page } from "tutti";
import { rest } from "./rest.ts";
import type { Outside } from "./sim-app.ts";
import type { SimBrowser } from "./sim-browser.ts";
import type { World } from "./world.ts";

/** The pages of the app, by their paths. The one in the middle has a value, and a button that writes what all three show. */
export const PATHS = ["/", "second", "third"] as const;
type Path = (typeof PATHS)[number];

/** A page that was shown for so long (ms) is in its browser's copy. */
const KEPT_AFTER = 1_000;

const wordsOf = (path: Path, a: JsonValue, turns: JsonValue, b: JsonValue): string => `${path}: ${a} ${turns}${path === "second" ? ` ${b}` : ""}`;

/** What the script of each page says is made of what everybody shares, wherever it was set. */
export const simPages = (outside: Outside, a: number): Page[] => {
  const first = page("First", (ui) => ui.text(wordsOf("/", a, ui.state("turns", 0).value, 0)));
  const second = page("Second", (ui) => {
    const turns = ui.state("turns", 0);
    const b = ui.slider("b", { key: "b", min: 0, max: 999, value: 0 });
    const press = ui.button("turn", { key: "turn" });
    if (press) {
      outside.happened.push({ id: press.id, by: press.by.id });
      turns.set(turns.value + 1);
    }
    ui.text(wordsOf("second", a, turns.value, b));
  });
  const third = page("Third", (ui) => ui.text(wordsOf("third", a, ui.state("turns", 0).value, 0)));
  return [first, second, third];
};

const pathOf = ({ page: client }: SimBrowser): Path => PATHS.find((path) => path === client.page.get()) ?? "/";

/** Somebody turns to another page. Without a network they see it as it was when they saw it last. */
export async function turn(world: World, browser: SimBrowser): Promise<boolean> {
  if (!world.pages) return false;
  const path = world.random.pick(PATHS.filter((other) => other !== pathOf(browser)));
  const since = browser.seen.get(path);
  browser.page.turn(path);
  world.see("page turned");
  await rest();
  if (browser.online || since === undefined || world.clock.now() - since < KEPT_AFTER || !browser.page.me.get()) return true;
  world.see("page turned offline");
  if (browser.page.view.knowsNothingOf(path)) world.fail(`[6] ${browser.person.id} has no network, was on ${path} before, and is shown nothing of it`);
  return true;
}

/** Notes since when somebody has been shown a page, for when they come back to it. */
export function notePage(world: World, browser: SimBrowser): void {
  const path = pathOf(browser);
  if (world.pages && !browser.seen.has(path) && browser.page.view.keep(path)) browser.seen.set(path, world.clock.now());
}

/** Their page ends as a crash ends it: what it has shown for a moment alone may not be in the copy. */
export function forgetPages(world: World, { seen }: SimBrowser): void {
  for (const [path, since] of seen) if (world.fault === "copy-forgotten" || world.clock.now() - since < KEPT_AFTER) seen.delete(path);
}

export const setOnPage = (world: World, browser: SimBrowser): boolean => world.pages && pathOf(browser) === "second" && browser.set("b", world.random.below(100));
export const pressOnPage = (world: World, browser: SimBrowser): boolean => world.pages && pathOf(browser) === "second" && browser.press("turn", "room");

/** At rest: everybody is shown the page that they are on, and it says what everybody's values are now. */
export function checkPages(world: World): void {
  const room = world.server?.document({ app: world.app, room: world.room, kind: "room" });
  if (!world.pages || !room) return;
  const valueOf = (name: string): JsonValue => readCell(room, name) ?? 0;
  for (const browser of world.browsers) {
    const path = pathOf(browser);
    const wanted = wordsOf(path, valueOf("a"), valueOf("state:turns"), valueOf("b"));
    const shown = (browser.page.view.keep(path)?.shared ?? []).flatMap((element) => (element.kind === "text" ? [(element.props as ElementProps["text"]).body] : []));
    if (shown.join() !== wanted) world.fail(`[6] ${browser.person.id} is on ${path}, which is to say “${wanted}”, and says “${shown.join()}”`);
    world.see("page at rest");
  }
}
