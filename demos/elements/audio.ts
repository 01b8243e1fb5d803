import { app } from "tutti";
import { tune } from "../gallery/sounds.ts";

const NOTES = { A: 440, C: 523, E: 659 };
// Made once: bytes that stay the same object are sent once.
const call = tune([NOTES.A, NOTES.C, NOTES.E]);

export default app("Door bell", (ui) => {
  ui.audio(call, { label: "The new bell" });
  ui.poll("Shall we keep it?", ["Yes", "No"]);
});
