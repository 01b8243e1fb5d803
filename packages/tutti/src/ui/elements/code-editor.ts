import { MAX_CODE_PROBLEMS, WIDGETS, type CodeEditorProps, type CodeProblem } from "@tutti/protocol/script";
import type { Editors } from "../editors.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { widgetProps } from "./widget-props.ts";

/** Code that several people write at once; the script gets what was committed. */
export const codeEditor = (pen: Pen<unknown>): Editors["codeEditor"] =>
  (label, options = {}) => {
    const { value = "", language, height, readOnly, lineNumbers, wrap, placeholder, schema, run = "commit" } = options;
    const { problems = [] } = options;
    const committed = run === "commit";
    const props: CodeEditorProps = {
      ...widgetProps(label, options), value: value.replaceAll("\r\n", "\n"),
      ...given({ language, height, readOnly, lineNumbers, wrap, placeholder, schema, run: committed ? ("commit" as const) : undefined }),
    };
    const told = (found: readonly CodeProblem[]): Partial<CodeEditorProps> => (found.length === 0 ? {} : {
      problems: found.slice(0, MAX_CODE_PROBLEMS).map(({ line, column, message, severity }) => given({ line, column, message, severity })),
    });
    return pen.value({
      kind: "codeEditor", rule: WIDGETS.codeEditor, options, committed,
      props,
      finish: (code) => told(typeof problems === "function" ? problems(code) : problems),
      decode: (code) => code,
      encode: (code) => (typeof code === "string" ? code : undefined),
    });
  };
