import { app } from "tutti";

export default app("Parts", (ui) => {
  ui.private((mine) => {
    const part = mine.context.query["part"] === "cello" ? "cello" : "violin";
    mine.text(`You look at the part of the ${part}.`);
    // The address is each reader's own: what stands in it can be sent as a link.
    if (mine.button(part === "violin" ? "Show the cello" : "Show the violin")) mine.setQuery({ part: part === "violin" ? "cello" : undefined });
  });
});
