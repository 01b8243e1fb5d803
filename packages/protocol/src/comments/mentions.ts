import { parsePersonId, type PersonId } from "../ids.ts";

const MENTION = /<@([A-Za-z0-9_-]{1,64})>/g;

/** Somebody, as a comment's text names them: by their public id, so that a new name is theirs here too. */
export const mentionOf = (person: PersonId): string => `<@${person}>`;

/** Who is named in a text, each once. */
export function mentionsIn(text: string): readonly PersonId[] {
  const found = [...text.matchAll(MENTION)].map(([, id]) => parsePersonId(id ?? "")).filter((id) => id !== undefined);
  return [...new Set(found)];
}

/** A text with other words in the place of each mention. */
export const replaceMentions = (text: string, words: (person: PersonId) => string): string =>
  text.replace(MENTION, (whole, id: string) => {
    const person = parsePersonId(id);
    return person ? words(person) : whole;
  });
