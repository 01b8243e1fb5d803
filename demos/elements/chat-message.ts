import { app } from "tutti";

const log = [
  { by: "Line 2", text: "Film changed at 06:10, **1,240** bags since.", icon: "table" },
  { by: "assistant", text: "That is 8 % above the mean of the week." },
] as const;

export default app("Shift log", (ui) => {
  for (const entry of log) {
    const message = ui.chatMessage(entry.by, "icon" in entry ? { avatar: entry.icon } : {});
    message.markdown(entry.text);
  }
  // What is drawn in a message may be anything, not words alone.
  ui.chatMessage("assistant").barChart({ day: ["Mo", "Tu", "We"], bags: [1130, 1160, 1240] }, { x: "day", y: "bags" });
});
