import { parseDeviceId, type DeviceId, type JsonValue } from "@tutti/protocol";
import type { App } from "../app.ts";
import { settingsHere, type SettingsHere } from "../host/settings-here.ts";
import { handle, type Work } from "../outside/handle.ts";
import { nextDue } from "../outside/next-due.ts";
import { outsideFacts, type TimerFacts, type WebhookEvent } from "../outside/outside.ts";
import { AuthorError } from "../ui/author-error.ts";
import { TestProgram } from "./test-program.ts";
import type { TestPlace } from "./test-place.ts";

/** What another service sends in a test. Who it is was checked, as the server does before a handler hears of it. */
export interface TestEvent {
  /** What it says, as JSON. */
  readonly body?: JsonValue;
  /** Or what it says as it comes, where that is no JSON. */
  readonly text?: string;
  /** The sender's name of the event; another each time where absent. */
  readonly id?: string;
  /** When it was sent (ms since 1970); now where absent. */
  readonly at?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

interface OutsidePorts {
  readonly app: App;
  readonly settings: SettingsHere;
  now(): number;
  /** The room of a name, open; of none, the one that every app has. */
  place(room: string | undefined): Promise<TestPlace>;
}

/** When a timer began last, and the first moment that counts for its next time. */
interface Begun {
  readonly at: number;
  readonly after: number;
}

/** What reaches an app under test from outside of its runs: the webhooks that a test sends, and the app's timers. */
export class TestOutside {
  readonly #ports: OutsidePorts;
  readonly #first: number;
  readonly #begun = new Map<string, Begun>();
  #calls = 0;

  constructor(ports: OutsidePorts) {
    this.#ports = ports;
    this.#first = ports.now();
  }

  async webhook(name: string, sent: TestEvent): Promise<void> {
    const { webhooks } = outsideFacts(this.#ports.app.webhooks, {});
    const { role, seconds } = named("webhook", name, webhooks);
    await this.#call({ of: "webhook", name, event: this.#eventOf(name, sent) }, role, seconds);
  }

  async timer(name: string): Promise<void> {
    const { role, seconds } = named("timer", name, this.#timers());
    const at = this.#ports.now();
    try {
      await this.#call({ of: "timer", name }, role, seconds);
    } finally {
      this.#begun.set(name, { at, after: this.#ports.now() });
    }
  }

  /** The timer that is due first, and when; `undefined` where none is until then. */
  due(until: number): { readonly name: string; readonly at: number } | undefined {
    const dues = this.#timers().flatMap((facts) => {
      const { at: begun, after } = this.#begun.get(facts.name) ?? { at: this.#first, after: this.#first };
      const at = nextDue(facts, begun, after);
      return at !== undefined && at <= until ? [{ name: facts.name, at }] : [];
    });
    return dues.toSorted((one, other) => one.at - other.at)[0];
  }

  #timers(): readonly TimerFacts[] {
    return outsideFacts({}, this.#ports.app.timers).timers;
  }

  async #call(work: Work, role: TimerFacts["role"], seconds: number): Promise<void> {
    const { app, settings, place } = this.#ports;
    // Clicks are counted by device, and several may be under way at once.
    const device = parseDeviceId(`call-${(this.#calls += 1)}`) as DeviceId;
    await settingsHere.run(settings, () => handle(app, work, seconds, async (room) => {
      const there = await place(room);
      return TestProgram.enter(there, there.program(work.of, work.name, role), device, app.title);
    }));
  }

  #eventOf(webhook: string, { body, text, id = `event-${this.#calls + 1}`, at = this.#ports.now(), headers = {} }: TestEvent): WebhookEvent {
    if ((body === undefined) === (text === undefined)) throw new AuthorError(`testApp: the webhook "${webhook}" is sent a body or a text`, `t.webhook("${webhook}", { body: { … } })`);
    const said = text ?? JSON.stringify(body);
    return { id, at, text: said, body: jsonOf(said), headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])) };
  }
}

function named<One extends { readonly name: string }>(what: "webhook" | "timer", name: string, all: readonly One[]): One {
  const found = all.find((one) => one.name === name);
  if (found) return found;
  const there = all.length === 0 ? "none" : all.map((one) => `"${one.name}"`).join(", ");
  throw new AuthorError(`testApp: the app has no ${what} "${name}"; there is ${there}`);
}

/** As it reaches a handler: what does not travel as JSON is not in it. */
function jsonOf(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
