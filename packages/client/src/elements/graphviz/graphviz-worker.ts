import type { GraphvizEngine } from "@tutti/protocol";
import { instance } from "@viz-js/viz";

export interface ToGraphvizWorker {
  readonly n: number;
  readonly source: string;
  readonly engine: GraphvizEngine;
  readonly theme: { readonly ink: string; readonly quiet: string };
}
export type FromGraphvizWorker = { readonly n: number; readonly svg: string } | { readonly n: number; readonly problem: string };

const scope = self as unknown as Pick<Worker, "addEventListener" | "postMessage">;

scope.addEventListener("message", (event) => {
  const { n, source, engine, theme } = (event as MessageEvent<ToGraphvizWorker>).data;
  const answer = (said: FromGraphvizWorker): void => scope.postMessage(said, {});
  instance().then(
    (viz) => {
      const text = { fontname: "Inter Variable,Inter,sans-serif", fontsize: 10.5, fontcolor: theme.ink };
      const result = viz.render(source, {
        format: "svg", engine,
        graphAttributes: { ...text, bgcolor: "transparent", color: theme.quiet },
        nodeAttributes: { ...text, color: theme.quiet, shape: "box", style: "rounded", margin: "0.16,0.08" },
        edgeAttributes: { ...text, fontsize: 9.5, color: theme.quiet, arrowsize: 0.7 },
      });
      if (result.status === "success") answer({ n, svg: result.output });
      else answer({ n, problem: result.errors.map((error) => error.message).join("\n") });
    },
  ).catch((error: unknown) => answer({ n, problem: error instanceof Error ? error.message : String(error) }));
});
