import { app } from "tutti";

export default app("Pronunciation", (ui) => {
  ui.subheader("Say: *thirty-three thrushes*");
  ui.private((mine, me) => {
    const said = mine.audioInput("Your try");
    if (said) mine.success(`${me.name}, that was ${Math.round(said.size / 1000)} kB of speech. Only you can hear it.`);
    else mine.caption("What you record is yours alone.");
  });
});
