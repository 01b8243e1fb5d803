import { app } from "tutti";

export default app("Figures", (ui) => {
  ui.info("The figures of March are **preliminary**. See [how they are made](https://example.org/how).");
  ui.metric("Visitors", 18_204);
});
