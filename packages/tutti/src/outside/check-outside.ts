import { isRole } from "@tutti/protocol/script";
import type { Timer, Timers, Webhook, Webhooks } from "./outside.ts";

const NAME = /^[a-z0-9-]{1,40}$/;
/** Of each kind, in one app. */
const MOST = 32;
const SECRET_CHARS = 16;

/** Checks an app's ways in from outside as they are declared. @throws with what to write instead. */
export function checkOutside(webhooks: Webhooks, timers: Timers): void {
  checkAll("webhooks", webhooks, webhookProblem);
  checkAll("timers", timers, timerProblem);
}

function checkAll<One>(what: string, all: Readonly<Record<string, One>>, problemOf: (one: One) => string | undefined): void {
  if (typeof all !== "object" || all === null) throw new TypeError(`app(): ${what} are an object of names, such as { ${what}: { nightly: { … } } }`);
  const entries = Object.entries(all);
  if (entries.length > MOST) throw new TypeError(`app(): there are ${entries.length} ${what}; an app has ${MOST} at most`);
  for (const [name, one] of entries) {
    const problem = NAME.test(name) ? problemOf(one) : 'a name is 1 to 40 of a-z, 0-9 and "-"';
    if (problem !== undefined) throw new TypeError(`app(): ${what}.${name.slice(0, 60)}: ${problem}`);
  }
}

function webhookProblem({ secret, on, role, seconds }: Webhook): string | undefined {
  if (typeof on !== "function") return "on is missing: on: async (event, rooms) => { … }";
  const secrets = typeof secret === "string" ? [secret] : secret;
  if (!Array.isArray(secrets) || secrets.length === 0 || secrets.some((one) => typeof one !== "string" || one.length < SECRET_CHARS)) {
    return `secret is what its sender signs with, of at least ${SECRET_CHARS} characters: secret: secrets.get("SHOP_WEBHOOK")`;
  }
  return handledProblem({ role, seconds }, 60);
}

function timerProblem({ every, cron, timeZone, missed, run, role, seconds }: Timer): string | undefined {
  if (typeof run !== "function") return "run is missing: run: async (rooms) => { … }";
  if ((every === undefined) === (cron === undefined)) return 'it says either every (seconds) or cron: { every: 600 } or { cron: "0 3 * * *" }';
  if (every !== undefined && !(Number.isFinite(every) && every >= 1 && every <= 366 * 86_400)) return "every is a number of seconds from 1 to a year's";
  if (cron !== undefined && typeof cron !== "string") return 'cron is a text such as "0 3 * * *"';
  if (timeZone !== undefined && (cron === undefined || !isTimeZone(timeZone))) return 'timeZone belongs to cron, and is one such as "Europe/Berlin"';
  if (missed !== undefined && missed !== "once" && missed !== "skip") return 'missed is "once" or "skip"';
  return handledProblem({ role, seconds }, 3_600);
}

function handledProblem({ role, seconds }: { readonly role: unknown; readonly seconds: number | undefined }, most: number): string | undefined {
  if (role !== undefined && !isRole(role)) return `role is "${String(role)}"; it is owner, editor, commenter or viewer`;
  if (seconds !== undefined && !(Number.isFinite(seconds) && seconds >= 1 && seconds <= most)) return `seconds is a number from 1 to ${most}`;
  return undefined;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).format(0) !== "";
  } catch {
    return false;
  }
}
