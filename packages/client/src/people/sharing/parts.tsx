import { atLeast, ROLES, type Role, type Sharing } from "@tutti/protocol";
import { createUniqueId, For, type JSX } from "solid-js";
import { sharingTexts as words } from "../../texts/sharing.ts";
import type { SharingApi } from "./sharing-api.ts";

export interface PartProps {
  readonly sharing: Sharing;
  readonly api: SharingApi;
  readonly doing: (work: () => Promise<unknown>) => Promise<boolean>;
}

/** Chooses a role among those that the giver has. */
export function RoleChoice(props: { readonly label: string; readonly value: Role; readonly own: Role; readonly hideLabel?: boolean; readonly disabled?: boolean; readonly change: (role: Role) => void }): JSX.Element {
  const id = createUniqueId();
  const offered = () => ROLES.filter((role) => atLeast(props.own, role) || role === props.value);
  return (
    <div class="share-field">
      <label for={id} classList={{ "sr-only": props.hideLabel === true }}>{props.label}</label>
      <select class="input share-select" id={id} disabled={props.disabled === true} onChange={(event) => props.change(event.currentTarget.value as Role)}>
        <For each={offered()}>{(role) => <option value={role} selected={role === props.value}>{words.roles[role]}</option>}</For>
      </select>
    </div>
  );
}

/** Empties what was written; what was chosen stays, since a reset would show another choice than the one that holds. */
export function emptyTexts(form: HTMLFormElement | undefined): void {
  for (const input of form?.querySelectorAll("input") ?? []) if (input.type !== "checkbox") input.value = "";
}

export const day = (at: number): string => new Date(at).toLocaleDateString(document.documentElement.lang || undefined, { day: "numeric", month: "short", year: "numeric" });
