import type { Person } from "@tutti/protocol";
import type { JSX } from "solid-js";
import { personColour } from "./colour.ts";
import type { Attention } from "./here.ts";
import { initials } from "./initials.ts";
import { personShape } from "./shape.ts";
import "./people.css";

/** A person as a small disc or tile; their name stands beside it, or in the list that it opens. */
export function Avatar(props: { readonly person: Person; readonly attention?: Attention }): JSX.Element {
  return (
    <span
      class="avatar" data-shape={personShape(props.person)} data-program={props.person.program} data-away={props.attention === "away" ? "" : undefined}
      style={{ "--person": personColour(props.person) }} aria-hidden="true" title={props.person.name}
    >
      {initials(props.person.name)}
    </span>
  );
}
