import type { Person } from "@tutti/protocol";
import { Show, type JSX } from "solid-js";
import { texts } from "../texts/page.ts";
import { personColour } from "./colour.ts";
import { shortName } from "./initials.ts";
import "./people.css";

/** The name of whoever is at a widget, in their colour; more than one is a name and a number. */
export function NameTag(props: { readonly people: readonly Person[] }): JSX.Element {
  const first = () => props.people[0];
  return (
    <Show when={first()}>
      {(person) => (
        <span class="name-tag" style={{ "--person": personColour(person()) }} title={props.people.map(({ name }) => name).join(", ")}>
          {shortName(person().name)}
          <Show when={props.people.length > 1}> {texts.people.more(props.people.length - 1)}</Show>
        </span>
      )}
    </Show>
  );
}
