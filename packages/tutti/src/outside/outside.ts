import type { JsonValue, Role } from "@tutti/protocol";
import type { ProgramRoom } from "../participant/program-room.ts";

/** The rooms of an app, as what comes from outside of a run works in them: a webhook's handler, a timer's. */
export interface OutsideRooms {
  /**
   * Enters a room of this app, which is `main` where nothing is said. What was done in it is waited for, and it is left, when the handler
   * has ended.
   */
  open(room?: string): Promise<ProgramRoom>;
  /** Aborts when the time is up: what still goes on then reaches no room any more. */
  readonly signal: AbortSignal;
}

/** What another service has sent. Its sender is who holds the secret: that was checked. */
export interface WebhookEvent {
  /** The sender's own name of this event, the same each time that it is sent again: the key by which to do things once. */
  readonly id: string;
  /** When it was sent (ms since 1970); when it came, where its sender does not sign that. */
  readonly at: number;
  /** Headers in small letters, without those that say who somebody is. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as it came. */
  readonly text: string;
  /** The body read as JSON; `undefined` where it is none. */
  readonly body: JsonValue | undefined;
}

interface Handled {
  /** What the handler may do in rooms; an editor where absent. */
  readonly role?: Role;
  /** How long it may take (s). Beyond it, it is told by its signal, its rooms are left, and its process is ended. */
  readonly seconds?: number;
}

/** Another service's way into an app: `POST /<app>/hooks/<name>`, signed as Standard Webhooks or as GitHub's are. */
export interface Webhook extends Handled {
  /** What the sender signs with: at least 16 characters, or `whsec_…`. Several while one is replaced by the next. */
  readonly secret: string | readonly string[];
  /** Answers within 10 s where `seconds` (1 to 60) does not say otherwise: its sender waits. What it throws tells the sender to send again. */
  readonly on: (event: WebhookEvent, rooms: OutsideRooms) => unknown;
}

/** What an app does by the clock, whether or not anybody is there. Once on a server, and never twice at once. */
export interface Timer extends Handled {
  /** Seconds from one beginning to the next; at least 1. */
  readonly every?: number;
  /** Or: minute, hour, day of the month, month, day of the week, such as `"0 3 * * 1-5"`; with a second in front where there are six. */
  readonly cron?: string;
  /** Of a `cron`, such as `"Europe/Berlin"`; the server's where absent. */
  readonly timeZone?: string;
  /** What becomes of times at which the server was not there: it runs once when it is (where absent), or not. */
  readonly missed?: "once" | "skip";
  /** May take 60 s where `seconds` (1 to 3600) does not say otherwise. */
  readonly run: (rooms: OutsideRooms) => unknown;
}

export type Webhooks = Readonly<Record<string, Webhook>>;
export type Timers = Readonly<Record<string, Timer>>;

/** What an app's process tells the server of its ways in from outside. */
export interface OutsideFacts {
  readonly webhooks: readonly { readonly name: string; readonly secrets: readonly string[]; readonly role: Role; readonly seconds: number }[];
  readonly timers: readonly TimerFacts[];
}

export interface TimerFacts extends Pick<Timer, "every" | "cron" | "timeZone"> {
  readonly name: string;
  readonly missed: "once" | "skip";
  readonly role: Role;
  readonly seconds: number;
}

export const outsideFacts = (webhooks: Webhooks, timers: Timers): OutsideFacts => ({
  webhooks: Object.entries(webhooks).map(([name, { secret, role = "editor", seconds = 10 }]) => ({ name, secrets: typeof secret === "string" ? [secret] : [...secret], role, seconds })),
  timers: Object.entries(timers).map(([name, { every, cron, timeZone, missed = "once", role = "editor", seconds = 60 }]) => ({
    name, missed, role, seconds, ...(every !== undefined && { every }), ...(cron !== undefined && { cron }), ...(timeZone !== undefined && { timeZone }),
  })),
});
