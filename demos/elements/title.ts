import { app } from "tutti";

const visits = { Oslo: 1_204, Bergen: 618 };

export default app("Visitors", (ui) => {
  ui.title("Visitors of **March**", { help: "Counted at the doors, once a day." });
  for (const [city, people] of Object.entries(visits)) ui.text(`${city}: ${people}`);
});
