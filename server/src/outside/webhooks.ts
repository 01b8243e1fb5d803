import type { AppId, JsonValue, PersonId } from "@tutti/protocol";
import type { OutsideFacts, WebhookEvent } from "tutti/outside";
import { MAIN_ROOM } from "../apps.ts";
import type { Session } from "../identity/session.ts";
import type { Log } from "../logging.ts";
import type { Audit } from "../sharing/audit.ts";
import { Tries } from "../sharing/tries.ts";
import { Bucket } from "../sockets/bucket.ts";
import type { Calls } from "./calls.ts";
import type { HandledHooks } from "./handled.ts";
import { checkSignature, type Signed } from "./signature.ts";

interface WebhooksPorts {
  readonly now: () => number;
  readonly say: Log;
  readonly audit: Pick<Audit, "noteOnce">;
  readonly handled: HandledHooks;
  readonly calls: Pick<Calls, "run">;
}

export interface Arrived extends Signed {
  readonly headers: Readonly<Record<string, string>>;
  /** Where it came from. */
  readonly address: string;
}

/** What its sender is told; anything but 2xx is for them to send it again. */
export interface Told {
  readonly status: 200 | 401 | 404 | 409 | 429 | 500 | 503;
  readonly say: string;
}

/** Wrong signatures from one address, within a minute, before nothing of it is looked at. */
const [MOST_WRONG, WRONG_WITHIN] = [20, 60_000];
/** What one webhook takes, once its sender is known: so many a second, and at once. */
const [PER_SECOND, BURST] = [10, 60];
const PRIVATE_HEADERS = new Set(["authorization", "cookie", "proxy-authorization"]);
const MOST_HEADERS = 64;

/** Opens the door to what other services send: who signed it, whether it was here before, and then it is the app's. */
export class Webhooks {
  readonly #ports: WebhooksPorts;
  readonly #wrong = new Tries(MOST_WRONG, WRONG_WITHIN);
  readonly #buckets = new Map<string, Bucket>();
  readonly #running = new Set<string>();
  readonly #apps = new Map<AppId, OutsideFacts["webhooks"]>();

  constructor(ports: WebhooksPorts) {
    this.#ports = ports;
  }

  /** An app's module was loaded: these are its webhooks. */
  learn(app: AppId, webhooks: OutsideFacts["webhooks"]): void {
    this.#apps.set(app, webhooks);
  }

  async take(app: AppId, name: string, arrived: Arrived): Promise<Told> {
    const { now, handled, calls, say } = this.#ports;
    const hook = this.#apps.get(app)?.find((one) => one.name === name);
    if (!hook) return { status: 404, say: "There is no such webhook." };
    // Counted before, and forgotten where it was right: a thousand at once are no thousand tries.
    if (!this.#wrong.take(arrived.address, now())) return { status: 429, say: "Too much came from there that was not signed; try again in a minute." };
    const checked = checkSignature(arrived, hook.secrets, now());
    if (checked.state === "bad") {
      this.#ports.audit.noteOnce(outsiderAt(app, name), "webhook refused", { app, room: MAIN_ROOM }, { webhook: name, why: checked.why, from: arrived.address });
      return { status: 401, say: `This was not taken: ${checked.why}.` };
    }
    this.#wrong.clear(arrived.address);
    const key = `${app}/${name}/${checked.mark}`;
    if (handled.has(key)) return { status: 200, say: "This has been handled before, and is not again." };
    if (this.#running.has(key)) return { status: 409, say: "This is being handled just now." };
    if (!this.#bucket(`${app}/${name}`).take(1, now())) return { status: 429, say: "Too many at once; send it again a little later." };
    this.#running.add(key);
    try {
      const event = eventOf(arrived, checked.id, checked.at);
      const outcome = await calls.run({ of: "webhook", app, name, role: hook.role }, { of: "webhook", name, event }, hook.seconds);
      if (outcome.kind === "full") return { status: 503, say: "Too much is being handled; send it again a little later." };
      if (outcome.kind === "failed") {
        say("error", `The webhook "${name}" of ${app} failed: ${outcome.message}`, { app, event: checked.id });
        return { status: 500, say: "It could not be handled; the server's log says why. Send it again." };
      }
      await handled.add(key, now());
      return { status: 200, say: "Handled." };
    } finally {
      this.#running.delete(key);
    }
  }

  #bucket(key: string): Bucket {
    const bucket = this.#buckets.get(key) ?? new Bucket(PER_SECOND, BURST, this.#ports.now());
    this.#buckets.set(key, bucket);
    return bucket;
  }
}

/** Who it says that it is in the audit log: nobody knows who really sent it. */
const outsiderAt = (app: AppId, name: string): Session => ({ id: "-" as PersonId, name: `Webhook ${app}/${name}`, colour: 0, by: "webhook", groups: [] });

function eventOf({ headers, body }: Arrived, id: string, at: number): WebhookEvent {
  const text = new TextDecoder().decode(body);
  const told = Object.entries(headers).filter(([name]) => !PRIVATE_HEADERS.has(name)).slice(0, MOST_HEADERS);
  return { id, at, headers: Object.fromEntries(told), text, body: jsonOf(text) };
}

function jsonOf(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
