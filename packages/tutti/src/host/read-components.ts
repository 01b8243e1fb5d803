import { readFileSync } from "node:fs";
import { safeCode, type ComponentCode, type ComponentProps } from "@tutti/protocol/script";
import type { RunnerPorts } from "../runner/ports.ts";

type Listed = Pick<ComponentProps, "code" | "problem">;

/**
 * Reads the list of an app's bundled components, which whoever bundled them wrote down. It is read once: what is saved later
 * begins another process.
 */
export function readComponents(path: string): RunnerPorts["components"] {
  let list: ReadonlyMap<string, Listed> | undefined;
  return (name) => {
    list ??= parse(path);
    return list.get(name) ?? { problem: `“${name}” was not found among the app's components. Its name has to be written out, in a module that the app imports` };
  };
}

function parse(path: string): ReadonlyMap<string, Listed> {
  const list = JSON.parse(readFileSync(path, "utf8")) as Readonly<Record<string, { readonly code?: ComponentCode; readonly problem?: string }>>;
  return new Map(Object.entries(list).map(([name, { code, problem }]) => {
    const safe = safeCode(code);
    return [name, safe ? { code: safe } : { problem: problem ?? "Its code lies where no component's may" }];
  }));
}
