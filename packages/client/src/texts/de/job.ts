import type { JobTexts } from "../job.ts";

const german: JobTexts = {
  by: (name) => `Von ${name} begonnen.`,
  again: {
    repeated: "Sein Prozess ist zu Ende gegangen; es wurde von vorn begonnen.",
    resumed: "Sein Prozess ist zu Ende gegangen; es ging mit dem weiter, was gesichert war.",
  },
  ended: {
    done: (seconds) => `Nach ${seconds} s fertig.`,
    failed: (seconds) => `Nach ${seconds} s gescheitert.`,
    cancelled: (seconds) => `Nach ${seconds} s abgebrochen.`,
    lost: () => "Der Prozess, in dem es lief, ist zu Ende gegangen; es wurde nicht wieder begonnen.",
  },
};

export default german;
