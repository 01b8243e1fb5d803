import type { ConnectionConfig } from "./config.ts";

export interface ConfiguredConnections {
  /** What paths in them are beside. */
  readonly folder: string;
  readonly connections: Readonly<Record<string, ConnectionConfig>>;
}

let configured: ConfiguredConnections | undefined;

/** Says what connections there are, before an app is loaded: its process has them of the server, and tests say them themselves. */
export const configureConnections = (given: ConfiguredConnections): void => {
  configured = given;
};

export const configuredConnections = (): ConfiguredConnections => configured ?? { folder: process.cwd(), connections: {} };
