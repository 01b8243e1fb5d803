import { app } from "tutti";

export default app("Leave", (ui) => {
  const half = ui.checkbox("Half a day only");
  const read = ui.checkbox("I have read [the rules](https://example.org/rules)");
  ui.button(half ? "Ask for half a day" : "Ask for the day", { kind: "primary", disabled: !read });
});
