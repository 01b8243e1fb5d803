import type { UploadFault } from "@tutti/protocol";
import { catalogue } from "./catalogue.ts";
import { count } from "./words.ts";

const english = {
  choose: "Choose a file",
  chooseMany: "Choose files",
  chooseFolder: "Choose a folder",
  replace: "Choose another file",
  drop: "or drop it here, or paste it",
  dropMany: "or drop them here, or paste them",
  letGo: "Let go to bring it here",
  rules: (types: readonly string[] | undefined, size: string, many: boolean) => `${types?.length ? `${types.join(", ")}, up` : "Up"} to ${size}${many ? " each" : ""}`,
  none: "No file yet",
  list: (label: string) => `Files of ${label}`,
  by: (name: string) => `brought by ${name}`,
  save: (name: string) => `Save ${name}`,
  remove: (name: string) => `Remove ${name}`,
  cancel: (name: string) => `Cancel ${name}`,
  pause: (name: string) => `Pause ${name}`,
  resume: (name: string) => `Go on with ${name}`,
  dismiss: (name: string) => `Dismiss the message about ${name}`,
  notTaken: (name: string, fault: UploadFault, size: (bytes: number) => string) => `“${name}” is not taken: ${fault.kind === "size"
    ? `it has ${size(fault.size)}, and at most ${size(fault.most)} are taken here` : `only ${new Intl.ListFormat("en-GB").format(fault.types)} files are taken here`}`,
  /** What the server says to a file, by its status; its own sentence is English and says more. */
  turnedDown: (_status: number, sentence: string) => sentence,
  tooMany: (n: number, max: number) => count(max, { one: "At most # file is kept here", other: "At most # files are kept here" }) + count(n, { one: ": # is left out.", other: ": # are left out." }),
  queued: "Waits for its turn",
  sending: (done: string, all: string) => `${done} of ${all}`,
  waiting: "Waits for the network",
  paused: "Paused",
  notSent: (name: string) => `Not sent yet: “${name}” is still on its way. Press again once it is here, or take it out.`,
  arrived: (name: string) => `${name} is here`,
};

export type FileTexts = typeof english;

/** What is said about files that people bring. */
export const fileTexts = catalogue<FileTexts>(english, { de: () => import("./de/files.ts") });
