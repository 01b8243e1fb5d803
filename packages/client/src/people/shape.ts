import type { Person } from "@tutti/protocol";

/** The shapes that tell apart two people of one colour: a disc, a ring, a tile, a tile with a ring. */
export const PERSON_SHAPES = 4;

/** Somebody's shape: the same everywhere and for everybody, so that it is known again. */
export function personShape({ id }: Pick<Person, "id">): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return sum % PERSON_SHAPES;
}
