import type { WidgetKey } from "@tutti/protocol";
import type { DeliveredEvent } from "../host/messages.ts";
import type { Hearing } from "../ui/pen.ts";
import type { Execution } from "./execution.ts";
import type { Scene } from "./scene.ts";

/** Hands what a component has sent to its handler. What is no event of its is told to the log alone: any page may send anything. */
export function heard({ ports }: Scene, hears: Hearing, { event, by }: DeliveredEvent): unknown {
  const { emit, id, at } = event;
  if (!emit) return undefined;
  const problem = hears.problem(emit);
  if (problem === undefined) return hears.handle(emit, { by, id, at });
  ports.emit({ type: "log", level: "warn", text: problem });
  return undefined;
}

/** A process that has just begun has drawn no component yet: its handler is called once this run has drawn it. */
export function deliverLate({ pass, part }: Execution, key: WidgetKey, hear: (event: DeliveredEvent) => unknown): void {
  const { event } = pass;
  if (!event?.event.emit || pass.delivered || pass.mode !== "commit" || event.event.key !== key) return;
  if (part.person && part.person.id !== event.by.id) return;
  pass.delivered = true;
  pass.late.push(() => hear(event));
}
