import type { PersonId } from "./ids.ts";
import type { Role } from "./roles.ts";

/** Somebody who was given a right in a room. */
export interface SharedPerson {
  readonly person?: PersonId;
  readonly email?: string;
  readonly name: string;
  readonly role: Role;
  /** ms since 1970. */
  readonly since: number;
  /** Who gave it, or made the link that they came by. */
  readonly by: string;
  readonly link?: string;
}

/** A link that gives a role. */
export interface SharedLink {
  readonly id: string;
  /** Where it leads. Absent where it gives more than the reader has, who would have it by opening it, and of the operator's own. */
  readonly path?: string;
  readonly role: Role;
  readonly note: string;
  readonly created: number;
  readonly by: string;
  readonly until?: number;
  readonly most?: number;
  readonly uses: number;
  readonly password: boolean;
}

/** A program's token, without its secret. */
export interface SharedToken {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Whether it is for all rooms of the app. */
  readonly allRooms: boolean;
  readonly created: number;
  readonly by: string;
  readonly until?: number;
  readonly used?: number;
}

/** What the dialog shows of a room. */
export interface Sharing {
  readonly people: readonly SharedPerson[];
  readonly links: readonly SharedLink[];
  /** For owners alone. */
  readonly tokens: readonly SharedToken[];
  /** What the settings give: to everybody, to those who signed in, to groups and addresses. */
  readonly settings: { readonly everybody?: Role; readonly members?: Role; readonly named: readonly { readonly name: string; readonly role: Role }[] };
  /** What the asker may give and take. */
  readonly role: Role;
  /** What the asker may give a program in all rooms of the app at once; absent: nothing. */
  readonly allRooms?: Role;
  /** Whether people sign in here, so that an address means somebody. */
  readonly addresses: boolean;
  /** Inside pages of other sites: whether the settings let any site show rooms, and whether whoever reads it there sees this one without a token. */
  readonly embed: { readonly sites: boolean; readonly guests: boolean };
}

export const MAX_NOTE_CHARS = 80;
export const MAX_LINK_DAYS = 3_650;
