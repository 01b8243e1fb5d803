import { checkOutside } from "./outside/check-outside.ts";
import type { Timers, Webhooks } from "./outside/outside.ts";
import type { AppUi } from "./ui/ui.ts";

/** One pass from top to bottom: everything on the page comes from it. May be async. */
export type Script = (ui: AppUi) => unknown;

export interface AppOptions {
  /**
   * `shared`: one room for all (the default). `each`: one for each visitor. `named`: as many as people make and name.
   */
  readonly rooms?: "shared" | "each" | "named";
  /**
   * Whether `ui.html` may show HTML as it is, with its scripts (`unsafe: true`). They run in a frame that reaches nothing, but show whatever
   * they like in it: say so only where nobody but you writes that HTML.
   */
  readonly unsafeHtml?: boolean;
  /** Other services' ways in, by name: `POST /<app>/hooks/<name>`. */
  readonly webhooks?: Webhooks;
  /** What is done by the clock, by name. */
  readonly timers?: Timers;
}

const MARK: unique symbol = Symbol.for("tutti.app");

/** An author's app: its title, its kind of rooms, and the script that draws it. Made by {@link app}. */
export interface App {
  readonly [MARK]: true;
  readonly title: string;
  readonly rooms: "shared" | "each" | "named";
  readonly unsafeHtml: boolean;
  readonly webhooks: Webhooks;
  readonly timers: Timers;
  readonly script: Script;
}

/**
 * Makes an app; a module's default export is its app.
 *
 * @throws if the title is empty, the script is missing, or a webhook or timer cannot be meant: the message says what to write.
 * @example
 * export default app("Sales", (ui) => { ui.metric("Revenue", 42); });
 */
export function app(title: string, script: Script): App;
export function app(title: string, options: AppOptions, script: Script): App;
export function app(title: string, second: AppOptions | Script, third?: Script): App {
  const script = typeof second === "function" ? second : third;
  const options = typeof second === "function" ? {} : second;
  if (typeof title !== "string" || title.trim() === "") throw new TypeError('app() needs a title first: app("Sales", (ui) => { … })');
  if (typeof script !== "function") throw new TypeError(`app("${title}") needs a script last: app("${title}", (ui) => { … })`);
  const rooms = options.rooms ?? "shared";
  if (!["shared", "each", "named"].includes(rooms)) {
    throw new TypeError(`app("${title}"): rooms is "${String(rooms)}"; it is "shared", "each" or "named"`);
  }
  const { webhooks = {}, timers = {} } = options;
  checkOutside(webhooks, timers);
  return { [MARK]: true, title: title.trim(), rooms, unsafeHtml: options.unsafeHtml === true, webhooks, timers, script };
}

/** Whether a module's export is an app, also one made by another copy of this file. */
export const isApp = (value: unknown): value is App => typeof value === "object" && value !== null && MARK in value;
