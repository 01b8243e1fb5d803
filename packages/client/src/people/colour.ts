import { PERSON_COLOURS, type Person } from "@tutti/protocol";

/** A person's colour as the theme has it; a slot that a theme does not know falls on one that it does. */
export const personColour = (person: Person | undefined): string | undefined =>
  person && `var(--person-${((Math.trunc(person.colour) % PERSON_COLOURS) + PERSON_COLOURS) % PERSON_COLOURS})`;
