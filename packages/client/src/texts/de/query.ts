import type { QueryTexts } from "../query.ts";

const german: QueryTexts = {
  offer: "Der geöffnete Link hat andere Werte als dieser Raum. Wer sie ändert, ändert sie für alle hier.",
  field: "Feld",
  link: "Im Link",
  here: "Im Raum",
  take: "Die des Links nehmen",
  leave: "Die des Raums behalten",
};

export default german;
