import type { PersonId } from "@tutti/protocol";
import { AuthorError } from "../ui/author-error.ts";
import { asQuery } from "../ui/elements/as-query.ts";
import type { SwitchOptions, Target } from "../ui/navigation.ts";
import type { PrivateUi } from "../ui/ui.ts";
import type { Execution } from "./execution.ts";

/**
 * Leads to another page: whoever pressed the button or changed the value that this runs for, or whose private block it is. On
 * the page of another device of theirs nothing moves.
 */
export function switchPage(owner: Execution, target: Target, { query, everybody = false }: SwitchOptions = {}): void {
  const here = owner.caller("switchPage");
  const { pass, part } = here;
  const person: PersonId | undefined = everybody ? undefined : part.person?.id ?? here.by;
  if (!everybody && person === undefined) {
    throw new AuthorError(
      "switchPage does not know whom to take along: everybody in the room runs this",
      "Call it where a button was clicked, in a handler, or in ui.private; to take everybody along, add { everybody: true }",
    );
  }
  if (pass.mode !== "commit") return;
  const { ports, room } = pass.scene;
  // A click is of one device; a change of a value may have come from any of its person's.
  const event = here.by !== undefined && !everybody ? pass.event?.event.id : undefined;
  ports.emit({
    type: "go", room, run: pass.run, page: typeof target === "string" ? target : target.name, ...(query && { query: asQuery(query) }), ...(person !== undefined && { to: person }), ...(event && { event }),
  });
}

/** Sets parameters of the address of a private block's person. */
export function setQuery(owner: Execution, query: Parameters<PrivateUi["setQuery"]>[0]): void {
  const { pass, part } = owner.caller("setQuery");
  if (!part.person || pass.mode !== "commit") return;
  const { ports, room } = pass.scene;
  const gone = Object.keys(query).filter((name) => query[name] === undefined).map((name) => [name, []] as const);
  const set = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  ports.emit({ type: "go", room, run: pass.run, query: { ...asQuery(Object.fromEntries(set)), ...Object.fromEntries(gone) }, to: part.person.id });
}
