import { EVERY_PAGE, type Person, type PersonId } from "@tutti/protocol";

/** Somebody on a page. */
export interface Place {
  readonly person: PersonId;
  readonly page: string;
}

/** What the script was last told of who is here, and who looks at which page. */
export interface Told {
  /** Counts up each time. */
  readonly count: number;
  readonly people: readonly Person[];
  readonly looking: ReadonlyMap<string, ReadonlySet<PersonId>>;
}

export const NOBODY_TOLD: Told = { count: 0, people: [], looking: new Map() };

const NOBODY: ReadonlySet<PersonId> = new Set();

/** Those who look at a page, or at anything, of those who are here. */
export function lookersOf({ people, looking }: Told, page: string): ReadonlySet<PersonId> {
  if (page !== EVERY_PAGE && !looking.has(page)) return NOBODY;
  const here = people.map(({ id }) => id);
  return new Set(page === EVERY_PAGE ? here : here.filter((id) => looking.get(page)?.has(id)));
}

/** Who came to, and who left, which page. */
export function differences(before: Told, after: Told): { readonly came: readonly Place[]; readonly left: readonly Place[] } {
  const places = (told: Told, other: Told): Place[] =>
    [EVERY_PAGE, ...told.looking.keys()].flatMap((page) => {
      const there = lookersOf(other, page);
      return [...lookersOf(told, page)].filter((person) => !there.has(person)).map((person) => ({ person, page }));
    });
  return { came: places(after, before), left: places(before, after) };
}

export const sameTold = (a: Told, b: Told): boolean =>
  samePeople(a.people, b.people) && a.looking.size === b.looking.size && [...a.looking].every(([page, ids]) => sameIds(ids, b.looking.get(page)));

const sameIds = (a: ReadonlySet<PersonId>, b: ReadonlySet<PersonId> | undefined): boolean => a.size === b?.size && [...a].every((id) => b.has(id));

export const samePeople = (a: readonly Person[], b: readonly Person[]): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every((person) => b.some((other) => other.id === person.id && other.name === person.name && other.role === person.role && other.colour === person.colour)));
