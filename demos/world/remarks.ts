import type { State } from "tutti";

/** What somebody in the room remarked about a country. */
export interface Remark { readonly country: string; readonly year: number; readonly text: string; readonly by: string }

export type Remarks = State<readonly Remark[]>;
