import { randomBytes, randomInt } from "node:crypto";
import { parsePersonId, PERSON_COLOURS } from "@tutti/protocol";
import type { Session } from "./session.ts";

const TEMPERS = [
  "Amber", "Bold", "Breezy", "Bright", "Calm", "Clever", "Cosy", "Curious", "Eager", "Gentle", "Golden", "Happy", "Jolly", "Keen", "Kind", "Lively",
  "Lucky", "Mellow", "Merry", "Nimble", "Patient", "Quick", "Quiet", "Silver", "Sunny", "Swift", "Tidy", "Vivid", "Warm", "Witty",
];
const ANIMALS = [
  "Badger", "Beaver", "Bison", "Crane", "Dolphin", "Falcon", "Ferret", "Finch", "Fox", "Gecko", "Hare", "Heron", "Ibis", "Jay", "Koala", "Lark", "Lemur",
  "Lynx", "Marten", "Mole", "Newt", "Otter", "Owl", "Panda", "Puffin", "Quail", "Raven", "Robin", "Seal", "Stork", "Swan", "Tapir", "Wren", "Yak",
];

const pick = (words: readonly string[]): string => words[randomInt(words.length)] ?? "";

// The first guest's colour is anyone's guess; the next seven get the others, so that a small team never shares one.
let slot = randomInt(PERSON_COLOURS);

/** Somebody new: an id that cannot be guessed, a name that can be said aloud, and the next colour. */
export function newGuest(): Session {
  const id = parsePersonId(randomBytes(12).toString("base64url"));
  if (!id) throw new Error("Random bytes gave no id; this cannot happen");
  return { id, name: `${pick(TEMPERS)} ${pick(ANIMALS)}`, colour: nextColour(), by: "guest", groups: [] };
}

/** The next colour of the palette, for somebody new. */
export function nextColour(): number {
  slot = (slot + 1) % PERSON_COLOURS;
  return slot;
}
