import { textName } from "@tutti/protocol";
import * as Y from "yjs";
import type { Made } from "./made.ts";
import type { SimBrowser } from "./sim-browser.ts";
import { rowIn } from "./sim-table.ts";
import type { World } from "./world.ts";

// Not asked for where it is not: that would make an empty one, and who then looks at the document takes it for written.
const NOTE = textName("note");

/** Whether something that was made stands in a document: a row also where it was deleted, since its entry stays. */
export const standsIn = (doc: Y.Doc, { kind, token }: Made): boolean =>
  kind === "row" ? rowIn(doc, token) : doc.share.has(NOTE) && doc.getText(NOTE).toString().includes(token);

/** Follows what browsers put aside when their person's right to write was gone, and what servers were ever sent. */
export class Asides {
  readonly #onServer = new Set<Made>();
  /** What they pressed and could not send any more: they are told of it. What is said is counted apart, under the same numbers. */
  readonly events = new Set<string>();
  readonly said = new Set<string>();
  readonly #seen = new Map<SimBrowser, number>();

  async look(world: World): Promise<void> {
    const room = world.server?.document({ app: world.app, room: world.room, kind: "room" });
    if (room) for (const { made } of world.browsers) for (const one of made) if (!this.#onServer.has(one) && standsIn(room, one)) this.#came(world, one);
    for (const browser of world.browsers) {
      const items = await browser.setAside();
      if (items.length === (this.#seen.get(browser) ?? 0)) continue;
      this.#seen.set(browser, items.length);
      world.see("put aside");
      for (const { events = [] } of items) for (const event of events) if (isNamed(event)) (event.kind === undefined ? this.said : this.events).add(`${browser.person.id} ${event.id}`);
      this.#putAside(browser);
    }
  }

  /** Whether something of theirs was put aside. */
  has(browser: SimBrowser): boolean {
    return this.#seen.has(browser);
  }

  /** At rest: what never came to the server lies with whoever made it. */
  async check(world: World): Promise<void> {
    for (const browser of world.browsers) {
      const docs = (await browser.setAside()).map(({ update }) => {
        const doc = new Y.Doc();
        Y.applyUpdate(doc, update);
        return doc;
      });
      for (const made of browser.made) if (made.aside && !made.out && !docs.some((doc) => standsIn(doc, made))) world.fail(`[2] ${made.token} could not be sent, and was not put aside`);
    }
  }

  #came(world: World, made: Made): void {
    this.#onServer.add(made);
    if (made.aside) world.fail(`[4] ${made.token} was put aside when its author might not write, and was sent later`);
  }

  #putAside(browser: SimBrowser): void {
    for (const made of browser.made) {
      if (browser.saved.made.has(made)) continue;
      made.open = true;
      made.aside ||= !this.#onServer.has(made);
    }
    browser.cells.clear();
  }
}

const isNamed = (event: unknown): event is { readonly id: string; readonly kind?: unknown } => typeof event === "object" && event !== null && "id" in event;
