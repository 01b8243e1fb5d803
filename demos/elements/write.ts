import { app } from "tutti";

const ports = [{ port: "Oslo", ships: 12 }, { port: "Rome", ships: 7 }];

export default app("Whatever it is", (ui) => {
  ui.write("A text is *Markdown*.", 12.5);
  ui.write(ports);                                   // rows are a table
  ui.write({ berths: { free: 3, taken: 9 } });       // anything else is a tree
});
