import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach } from "vitest";
import { startServer, type LogLine, type RunningServer, type ServerOptions } from "../src/index.ts";
import { TestProvider } from "./oidc-provider.ts";
import { TestPage } from "./page.ts";
import { startSeparately, type SeparateServer } from "./separate-server.ts";

/** The path of a fixture app. */
export const fixture = (name: string): string => fileURLToPath(new URL(`./apps/${name}.ts`, import.meta.url));

export interface Stage {
  /** A server on a store of its own, or on `data`. */
  serve(options?: Partial<Omit<ServerOptions, "apps">> & { readonly apps?: readonly string[] }): Promise<RunningServer>;
  /** A server in a process of its own, on `data`, that a test may kill. */
  separately(options: { readonly apps: readonly string[]; readonly data: string; readonly port?: number }, env?: Readonly<Record<string, string>>): Promise<SeparateServer>;
  guest(server: { readonly url: string }, options?: { readonly reconnect?: boolean }): Promise<TestPage>;
  /** Another page of somebody who has been here before. */
  again(server: { readonly url: string }, cookie: string): TestPage;
  /** An OpenID provider of its own; `serve` makes it know a server. */
  provider(): Promise<TestProvider>;
  folder(): Promise<string>;
  readonly lines: LogLine[];
}

/** Servers and pages of one file of tests; all are gone after each. */
export function useStage(): Stage {
  let ends: (() => Promise<unknown> | void)[] = [];
  const lines: LogLine[] = [];
  afterEach(async () => {
    for (const end of ends.toReversed()) await end();
    ends = [];
    lines.length = 0;
  });
  const stage: Stage = {
    lines,
    async serve({ apps = ["plain"], ...options } = {}) {
      const data = options.data ?? (await stage.folder());
      const sources = apps.map((id) => ({ id, file: fixture(id), description: `The fixture ${id}` }));
      const server = await startServer({ port: 0, log: (line) => lines.push(line), ...options, data, apps: sources });
      ends.push(() => server.stop());
      return server;
    },
    async separately({ apps, data, port = 0 }, env) {
      const server = await startSeparately({ apps: apps.map((id) => ({ id, file: fixture(id) })), data, port }, env);
      ends.push(() => server.kill());
      return server;
    },
    async guest(server, options) {
      const page = await TestPage.guest(server.url, options);
      ends.push(() => page.close());
      return page;
    },
    again(server, cookie) {
      const page = new TestPage(server.url, cookie);
      ends.push(() => page.close());
      return page;
    },
    async provider() {
      const provider = await TestProvider.start();
      ends.push(() => provider.end());
      return provider;
    },
    async folder() {
      const path = await mkdtemp(join(tmpdir(), "tutti-server-"));
      ends.unshift(() => rm(path, { recursive: true, force: true }));
      return path;
    },
  };
  return stage;
}
