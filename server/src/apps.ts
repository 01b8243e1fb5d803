import { isAbsolute } from "node:path";
import { parseAppId, parseRoomId, type AppId, type RoomId } from "@tutti/protocol";
import type { OutsideFacts } from "tutti/outside";
import type { AppSource } from "./options.ts";

/** How an app's module says that it is used. */
export interface AppFacts {
  readonly title: string;
  readonly rooms: "shared" | "each" | "named";
  /** Its webhooks and timers, where it has some. */
  readonly outside?: OutsideFacts;
}

export interface KnownApp {
  readonly id: AppId;
  readonly file: string;
  /** What the configuration calls it until its module has been loaded. */
  readonly title: string;
  readonly description: string | undefined;
  readonly components: string | undefined;
}

/** What the list of apps says of one. */
export interface ListedApp {
  readonly id: AppId;
  readonly title: string;
  readonly description?: string;
}

/** Where `/<app>` leads, unless the app has a room for each visitor. */
export const MAIN_ROOM = "main" as RoomId;

/** The apps of this server, and what their modules have said of themselves. */
export class Apps {
  readonly #apps = new Map<AppId, KnownApp>();
  readonly #facts = new Map<AppId, AppFacts>();

  /** @throws where an id cannot stand in an address, stands twice, or a file is not absolute: with what to write instead. */
  constructor(sources: readonly AppSource[]) {
    for (const { id: text, file, title, description, components } of sources) {
      const id = parseAppId(text);
      if (!id) throw new Error(`"${text}" cannot be an app's place in the address: use 1 to 64 of a-z, 0-9 and "-", and none of the server's own words (api, assets, blob, …)`);
      if (this.#apps.has(id)) throw new Error(`Two apps are called "${id}"; give one of them another id`);
      if (!isAbsolute(file)) throw new Error(`The file of app "${id}" is "${file}"; give its absolute path`);
      this.#apps.set(id, { id, file, title: title ?? id, description, components });
    }
  }

  get(id: string): KnownApp | undefined {
    const app = parseAppId(id);
    return app && this.#apps.get(app);
  }

  list(): readonly ListedApp[] {
    return [...this.#apps.values()].map(({ id, description }) => ({ id, title: this.title(id), ...(description === undefined ? {} : { description }) }));
  }

  title(id: AppId): string {
    return this.#facts.get(id)?.title ?? this.#apps.get(id)?.title ?? id;
  }

  /** Notes what a script's process has told of its app. */
  learn(id: AppId, facts: AppFacts): void {
    this.#facts.set(id, facts);
  }

  facts(id: AppId): AppFacts | undefined {
    return this.#facts.get(id);
  }

  /** @returns the room of that name; else a sentence that says why there is none. */
  room(text: string): { readonly room: RoomId } | { readonly problem: string } {
    const room = parseRoomId(text);
    return room ? { room } : { problem: `There is no room "${text.slice(0, 64)}": a room's name is 1 to 64 of a-z, 0-9 and "-".` };
  }
}
