import { themeProblems } from "@tutti/protocol/script";
import type { Looks } from "../looks.ts";
import type { Pen } from "../pen.ts";

/** Another look for the page. */
export const theme = (pen: Pen<unknown>): Looks["theme"] => (given) => {
  const [problem] = themeProblems(given, { files: false });
  if (problem) pen.fail(`theme: ${problem.path === "" ? "" : `${problem.path}: `}${problem.message}`, "docs/theming.md lists the tokens");
  pen.put("theme", { theme: given });
};
