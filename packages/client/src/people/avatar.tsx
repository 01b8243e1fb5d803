import type { Person } from "@tutti/protocol";
import type { JSX } from "solid-js";
import { personColour } from "./colour.ts";
import { initials } from "./initials.ts";
import "./people.css";

/** A person as a small disc; their name stands beside it, or in the list that it opens. */
export function Avatar(props: { readonly person: Person; readonly idle?: boolean }): JSX.Element {
  return (
    <span class="avatar" data-idle={props.idle ? "" : undefined} style={{ "--person": personColour(props.person) }} aria-hidden="true" title={props.person.name}>
      {initials(props.person.name)}
    </span>
  );
}
