import { catalogue } from "./catalogue.ts";
import { count } from "./words.ts";

const english = {
  text: (n: number) => `${count(n, { one: "# change", other: "# changes" })} could not be sent, because you may no longer write here.`,
  download: "Download as a file",
  discard: "Discard",
  file: "changes-set-aside.json",
};

export type SetAsideTexts = typeof english;

/** What somebody may no longer write. */
export const setAsideTexts = catalogue<SetAsideTexts>(english, { de: () => import("./de/set-aside.ts") });
