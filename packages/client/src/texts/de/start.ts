import type { StartTexts } from "../start.ts";

const german: StartTexts = {
  heading: "Apps",
  lead: "Öffnen Sie eine, und schicken Sie ihre Adresse denen, mit denen Sie arbeiten wollen.",
  none: "Hier gibt es noch keine Apps. Beginnen Sie eine mit: npx tutti new",
  caches: "Zu den Caches",
  cachesOf: (app) => `Zu den Caches von ${app}`,
  failed: "Die Liste der Apps ließ sich nicht laden.",
};

export default german;
