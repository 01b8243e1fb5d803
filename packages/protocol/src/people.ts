import type { PersonId } from "./ids.ts";
import { atLeast, type Role } from "./roles.ts";

/** Slots of the palette of people; a theme gives each slot a colour that the eight eyes in a room can tell apart. */
export const PERSON_COLOURS = 8;

/** Somebody in a room, as everyone may see them. `colour` is a slot of the palette, 0 to 7. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly colour: number;
  /** What they are shown goes by this. */
  readonly role: Role;
  /** In a branch of their own, or one that they were invited to: they change what is the room's, as editors do, and see what their role sees. */
  readonly explores?: true;
  /** Nobody sits there: it is a program, an assistant, or what the app does by itself. */
  readonly program?: true;
}

/** The role by which it goes what somebody may change; see `explores`. */
export const changesAs = ({ role, explores }: Pick<Person, "role" | "explores">): Role => (explores && !atLeast(role, "editor") ? "editor" : role);

/** The longest name a guest may take, in characters. */
export const MAX_NAME_CHARS = 40;

/**
 * A name as it is kept: white space folded, control and direction-changing characters dropped, cut at
 * {@link MAX_NAME_CHARS}.
 *
 * @returns `undefined` if nothing readable is left.
 */
export function cleanName(text: string): string | undefined {
  return [...readable(text)].slice(0, MAX_NAME_CHARS).join("") || undefined;
}

/** A line of text without what cannot be read in it; empty where nothing is left. */
export const readable = (text: string): string =>
  text
    .normalize("NFC")
    // White space first: a tab is a control character too, and would join two words by going.
    .replace(/\s+/gu, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, "")
    .trim();
