import { expect, test } from "vitest";
import { settingsFrom } from "./settings.ts";

const config = (content: unknown) => ({ file: "/srv/sales/tutti.config.ts", path: "tutti.config.ts", folder: "/srv/sales", content });

test("[CLI-11] the environment gives way to tutti.config.ts, and that to the command line", () => {
  const environment = { TUTTI_PORT: "1", TUTTI_HOST: "0.0.0.0", TUTTI_DATA: "data", PATH: "/bin" };
  expect(settingsFrom(environment, undefined, {}, "/home/ana")).toEqual({ port: 1, host: "0.0.0.0", data: "/home/ana/data" });
  expect(settingsFrom(environment, config({ port: 2, data: "kept" }), {}, "/home/ana")).toEqual({ port: 2, host: "0.0.0.0", data: "/srv/sales/kept" });
  expect(settingsFrom(environment, config({ port: 2 }), { port: "3", data: "here" }, "/home/ana")).toEqual({ port: 3, host: "0.0.0.0", data: "/home/ana/here" });
});

test("[CLI-12] an unknown or wrong setting is an error that names its place", () => {
  const refused = (environment: Record<string, string>, content?: unknown, options: Record<string, string> = {}) => () =>
    settingsFrom(environment, content === undefined ? undefined : config(content), options, "/");
  expect(refused({ TUTTI_PROT: "1" })).toThrow("The environment sets TUTTI_PROT, and there is no such setting; did you mean TUTTI_PORT?");
  expect(refused({ TUTTI_PORT: "tcp://10.0.0.1:80" })).toThrow('TUTTI_PORT is "tcp://10.0.0.1:80"; it has to be a whole number');
  expect(refused({}, { prot: 1 })).toThrow('tutti.config.ts: there is no setting "prot"; did you mean port?');
  expect(refused({}, { port: "eighty" })).toThrow('tutti.config.ts: port is "eighty"');
  expect(refused({}, [])).toThrow("tutti.config.ts is []; it has to be an object");
  expect(refused({}, { access: { default: "boss" } })).toThrow('tutti.config.ts: access.default is "boss"; it has to be one of owner, editor, commenter, viewer');
  expect(refused({}, { access: { apps: { sales: { deflaut: "viewer" } } } })).toThrow('tutti.config.ts: access.apps.sales: there is no setting "deflaut"; did you mean default?');
  expect(refused({}, { access: { apps: { "Sales!": {} } } })).toThrow("tutti.config.ts: access.apps.Sales!");
  expect(refused({}, { origins: ["https://intranet.example/path"] })).toThrow("tutti.config.ts: origins[0]");
  expect(refused({}, { contentOrigins: ["*"] })).toThrow("tutti.config.ts: contentOrigins[0]");
  expect(refused({}, { limits: { nonsense: 1 } })).toThrow('tutti.config.ts: limits: there is no setting "nonsense"');
  expect(refused({}, {}, { port: "70000" })).toThrow('--port is "70000"');
});

test("[CLI-13] what Kubernetes writes for a service called tutti is passed over", () => {
  expect(settingsFrom({ TUTTI_SERVICE_HOST: "10.0.0.1", TUTTI_PORT_8400_TCP: "tcp://10.0.0.1:8400" }, undefined, {}, "/")).toEqual({});
});

test("[CLI-14] rights and limits that are right come through as they are written", () => {
  const content = { access: { default: "viewer", apps: { sales: { default: null } } }, origins: ["https://intranet.example"], log: "json" };
  expect(settingsFrom({}, config(content), {}, "/")).toEqual(content);
});
