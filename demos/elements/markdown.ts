import { app } from "tutti";

export default app("Notice", (ui) => {
  const open = ui.toggle("The pool is open", { value: true });
  ui.markdown(`
The pool is ${open ? ":green[open]" : ":red[closed]"} today. What it costs, with $n$ in the group:

| Group | Each |
|---|--:|
| up to 4 | €6 |
| 5 and more | €$\\frac{30}{n}$ |

> Children swim free. See [the rules](https://example.org/pool).
`);
});
