import { catalogue } from "./catalogue.ts";

const english = {
  by: (name: string) => `Started by ${name}.`,
  again: {
    repeated: "Its process ended, and it was begun again from its start.",
    resumed: "Its process ended, and it went on from what it had saved.",
  },
  ended: {
    done: (seconds: number) => `Took ${seconds} s.`,
    failed: (seconds: number) => `Failed after ${seconds} s.`,
    cancelled: (seconds: number) => `Cancelled after ${seconds} s.`,
    lost: () => "The process that it ran in has ended, and it was not begun again.",
  },
};

export type JobTexts = typeof english;

/** What the list of a room's jobs says of each. */
export const jobTexts = catalogue<JobTexts>(english, { de: () => import("./de/job.ts") });
