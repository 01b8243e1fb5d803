import { app } from "tutti";

const meetings = [{ name: "Stand-up", at: "2026-03-02T08:30:00Z" }, { name: "Review", at: "2026-03-02T15:00:00Z" }];

export default app("Meetings", (ui) => {
  ui.title("Today's meetings");
  // Everybody shares one run, so what is each reader's own exists in private blocks alone.
  ui.private((mine, me) => {
    const { locale, timeZone, query } = mine.context;
    const time = new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone });
    for (const { name, at } of meetings) mine.text(`${time.format(new Date(at))} ${name}`);
    if (query["from"] === "mail") mine.info(`Welcome back, ${me.name}.`);
  });
});
