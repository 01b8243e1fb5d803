import { readFile } from "node:fs/promises";
import type { AppId } from "@tutti/protocol";
import type { OutsideFacts } from "tutti/outside";
import type { Clock } from "tutti/room";
import type { Access } from "../access/open-access.ts";
import type { Apps } from "../apps.ts";
import type { Supervisor } from "../hosts/supervisor.ts";
import type { Log } from "../logging.ts";
import type { Assistants, AssistantsPorts } from "../assistants/assistants.ts";
import { Calls } from "./calls.ts";
import { Timers } from "./timers.ts";
import { Webhooks } from "./webhooks.ts";

interface OutsidePorts extends Pick<AssistantsPorts, "limits">, Pick<Access, "audit" | "passes" | "handled" | "begun"> {
  readonly apps: Apps;
  readonly clock: Clock;
  readonly say: Log;
  readonly supervisor: Pick<Supervisor, "call" | "settle">;
  server(): string;
  ended(token: string): void;
}

/** An app that has timers says the word in its file: it is loaded when the server starts, and others when somebody first comes. */
const SAYS_TIMERS = /\btimers\b/;

/** What reaches apps from outside of their runs: webhooks, the clock, and assistants. */
export function openOutside({ apps, clock, limits, say, supervisor, audit, passes, handled, begun, server, ended }: OutsidePorts) {
  const calls = new Calls({ clock, passes, server, ended, call: (app, call, ms) => supervisor.call(app, call, ms) });
  const webhooks = new Webhooks({ now: clock.now, say, audit, handled, calls });
  const timers = new Timers({ clock, say, begun, calls });
  let stopped = false;
  let assistants: Promise<Assistants> | undefined;

  const findTimers = async (): Promise<void> => {
    for (const { id } of apps.list()) {
      const file = apps.get(id)?.file ?? "";
      const text = await readFile(file, "utf8").catch(() => "");
      if (stopped) return;
      // One after the other, behind whoever comes first.
      if (SAYS_TIMERS.test(text)) await supervisor.settle(id);
    }
  };

  return {
    webhooks,
    /** The protocol's own library is read when the first assistant comes. */
    assistants: (): Promise<Assistants> => (assistants ??= import("../assistants/assistants.ts").then(({ Assistants: Visits }) => new Visits({ clock, limits, say, server }))),
    learn(app: AppId, facts: OutsideFacts | undefined): void {
      webhooks.learn(app, facts?.webhooks ?? []);
      timers.learn(app, facts?.timers ?? []);
    },
    begin: () => void findTimers().catch((error: unknown) => say("error", "Apps with timers could not be looked for", { error })),
    stop(): void {
      stopped = true;
      timers.stop();
      void assistants?.then((visits) => visits.stop());
    },
  };
}
