import { catalogue } from "./catalogue.ts";

const english = {
  offer: "The link that you opened has other values than this room. Changing them changes them for everybody here.",
  field: "Field",
  link: "In the link",
  here: "In the room",
  take: "Use those of the link",
  leave: "Keep the room’s",
};

export type QueryTexts = typeof english;

export const queryTexts = catalogue<QueryTexts>(english, { de: () => import("./de/query.ts") });
