import { expect, test } from "vitest";
import { settingsFrom } from "./settings.ts";
import { fontFiles, liesIn, needFonts, warningsOf } from "./theme.ts";

const config = (content: unknown) => ({ file: "/srv/sales/tutti.config.ts", path: "tutti.config.ts", folder: "/srv/sales", content });

test("[CLI-11] the environment gives way to tutti.config.ts, and that to the command line", () => {
  const environment = { TUTTI_PORT: "1", TUTTI_HOST: "0.0.0.0", TUTTI_DATA: "data", PATH: "/bin" };
  expect(settingsFrom(environment, undefined, {}, "/home/ana")).toEqual({ port: 1, host: "0.0.0.0", data: "/home/ana/data" });
  expect(settingsFrom(environment, config({ port: 2, data: "kept" }), {}, "/home/ana")).toEqual({ port: 2, host: "0.0.0.0", data: "/srv/sales/kept" });
  expect(settingsFrom(environment, config({ port: 2 }), { port: "3", data: "here" }, "/home/ana")).toEqual({ port: 3, host: "0.0.0.0", data: "/home/ana/here" });
});

test("[SETTING-6] settings of the app's own know where they were said, the command line's winning; what cannot be one is an error", () => {
  const own = config({ config: { limit: 50, regions: ["EMEA"], since: new Date(0) } });
  expect(settingsFrom({ TUTTI_CONFIG_LIMIT: "9" }, own, { "config.limit": "7", config: "x.ts" }, "/")).toEqual({
    config: {
      limit: { value: "7", place: "--config.limit", words: true }, regions: { value: ["EMEA"], place: "tutti.config.ts: config.regions" },
      since: { value: "1970-01-01T00:00:00.000Z", place: "tutti.config.ts: config.since" },
    },
  });
  expect(settingsFrom({ TUTTI_CONFIG_LIMIT: "9" }, undefined, {}, "/")).toEqual({});
  for (const [content, words] of [[{ Limit: 1 }, 'a setting cannot be called "Limit"'], [{ run: () => 1 }, "tutti.config.ts: config.run has to be plain JSON"], [[1], "has to be an object"]] as const) {
    expect(() => settingsFrom({}, config({ config: content }), {}, "/")).toThrow(words);
  }
  expect(() => settingsFrom({}, undefined, { "config.__proto__": "1" }, "/")).toThrow('--config: a setting cannot be called "__proto__"');
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
  expect(refused({}, { access: { viewersComment: "yes" } })).toThrow('tutti.config.ts: access.viewersComment is "yes"; it has to be true or false');
  expect(refused({}, { access: { apps: { sales: { explore: "yes" } } } })).toThrow('tutti.config.ts: access.apps.sales.explore is "yes"; it has to be true or false');
  expect(refused({}, { access: { namesFor: "boss" } })).toThrow('tutti.config.ts: access.namesFor is "boss"; it has to be one of owner, editor, commenter, viewer');
  expect(refused({}, { access: { apps: { "Sales!": {} } } })).toThrow("tutti.config.ts: access.apps.Sales!");
  expect(refused({}, { access: { apps: { sales: { rooms: { "Board/*": {} } } } } })).toThrow('tutti.config.ts: access.apps.sales.rooms["Board/*"] is "Board/*"; it has to be under the names of rooms');
  expect(refused({}, { access: { apps: { sales: { rooms: { "board-*": { namesFor: "owner" } } } } } })).toThrow('tutti.config.ts: access.apps.sales.rooms["board-*"]: there is no setting "namesFor"');
  expect(refused({}, { origins: ["https://intranet.example/path"] })).toThrow("tutti.config.ts: origins[0]");
  expect(refused({}, { contentOrigins: ["*"] })).toThrow("tutti.config.ts: contentOrigins[0]");
  expect(refused({}, { limits: { nonsense: 1 } })).toThrow('tutti.config.ts: limits: there is no setting "nonsense"');
  expect(refused({}, {}, { port: "70000" })).toThrow('--port is "70000"');
});

test("[EMB-20] whose pages may show rooms is read with its places, and a mistake names it", () => {
  const content = { embed: { origins: ["https://wiki.example", "https://*.atlassian.net", "http://localhost:8080", "*"] } };
  expect(settingsFrom({}, config(content), {}, "/")).toEqual(content);
  const refused = (embed: unknown) => () => settingsFrom({}, config({ embed }), {}, "/");
  expect(refused({ origin: [] })).toThrow('tutti.config.ts: embed: there is no setting "origin"; did you mean origins?');
  expect(refused({})).toThrow("tutti.config.ts: embed.origins");
  for (const wrong of ["https://wiki.example/path", "wiki.example", "https://*", "https://a.example; script-src *", 1]) expect(refused({ origins: [wrong] })).toThrow("tutti.config.ts: embed.origins[0]");
});

test("[CLI-13] what Kubernetes writes for a service called tutti is passed over", () => {
  expect(settingsFrom({ TUTTI_SERVICE_HOST: "10.0.0.1", TUTTI_PORT_8400_TCP: "tcp://10.0.0.1:8400" }, undefined, {}, "/")).toEqual({});
});

test("[CLI-14] rights and limits that are right come through as they are written", () => {
  const content = { access: { default: "viewer", viewersComment: false, namesFor: "commenter", apps: { sales: { default: null, viewersComment: true } } }, origins: ["https://intranet.example"], log: "json" };
  expect(settingsFrom({}, config(content), {}, "/")).toEqual(content);
});

test("[IDN-30] providers, a proxy and sessions are read with their places, and a mistake in one names it", () => {
  const provider = { id: "my-id", name: "Example", issuer: "https://login.example/realms/team", clientId: "tutti", groups: ["realm_access.roles"], allow: { domains: ["example.com"] } };
  const content = {
    identity: { url: "https://tutti.example", guests: false, providers: [provider], proxy: { from: ["10.0.0.0/8", "::1"], user: "X-Forwarded-User" }, session: { hours: 12 } },
    access: { members: "viewer", groups: { "my-id:admins": "owner" }, apps: { sales: { people: { "ana@example.com": "editor" }, rooms: { "board-*": { default: null, people: { "ana@example.com": "owner" } } } } } },
  };
  expect(settingsFrom({}, config(content), {}, "/")).toEqual(content);
  const refused = (identity: unknown) => () => settingsFrom({}, config({ identity }), {}, "/");
  const one = (change: object) => refused({ providers: [{ ...provider, ...change }] });
  expect(refused({ provider: [] })).toThrow('tutti.config.ts: identity: there is no setting "provider"; did you mean providers?');
  expect(one({ issuer: "http://login.example" })).toThrow("tutti.config.ts: identity.providers[0].issuer is \"http://login.example\"; it has to be an address with https");
  expect(one({ id: "My Id" })).toThrow("tutti.config.ts: identity.providers[0].id");
  expect(one({ id: "guest" })).toThrow("which have another meaning");
  expect(one({ clientId: "" })).toThrow("identity.providers[0].clientId");
  expect(one({ clientSecret: "s3cret" })).toThrow("tutti.config.ts: identity.providers[0].clientSecret: a secret does not stand in this file; set TUTTI_CLIENT_SECRET_MY_ID in the environment");
  expect(one({ allow: { domain: [] } })).toThrow('identity.providers[0].allow: there is no setting "domain"');
  expect(refused({ providers: [provider, provider] })).toThrow('two are called "my-id"');
  expect(refused({ url: "https://tutti.example/path" })).toThrow("identity.url");
  expect(refused({ url: "http://tutti.example" })).toThrow("https");
  expect(refused({ proxy: { user: "X-User" } })).toThrow("identity.proxy.from");
  expect(refused({ proxy: { from: [] } })).toThrow("identity.proxy.from");
  expect(refused({ proxy: { from: ["10.0.0.0/33"] } })).toThrow("identity.proxy.from[0]");
  expect(refused({ proxy: { from: ["::1"], user: "X User" } })).toThrow("identity.proxy.user");
  expect(refused({ session: { hours: 0 } })).toThrow("identity.session.hours");
  expect(() => settingsFrom({}, config({ access: { groups: { admins: "boss" } } }), {}, "/")).toThrow('tutti.config.ts: access.groups["admins"] is "boss"');
});

test("[IDN-31] secrets of providers come from the environment, and one that belongs to none is told", () => {
  const content = { identity: { providers: [{ id: "my-id", issuer: "https://login.example", clientId: "tutti" }] } };
  expect(settingsFrom({ TUTTI_CLIENT_SECRET_MY_ID: "s3cret" }, config(content), {}, "/").identity?.providers).toEqual([{ ...content.identity.providers[0], clientSecret: "s3cret" }]);
  expect(() => settingsFrom({ TUTTI_CLIENT_SECRET_OTHER: "s3cret" }, config(content), {}, "/")).toThrow("The environment sets TUTTI_CLIENT_SECRET_OTHER, and identity.providers has none of that id");
});

test("[CLI-41] a mistake in a theme is told with its place in the settings, for the server and for single apps", () => {
  const refused = (theme: unknown) => () => settingsFrom({}, config({ theme }), {}, "/");
  expect(refused({ light: { accent: "blue" } })).toThrow('tutti.config.ts: theme.light.accent: "blue" has to be a colour as #rrggbb');
  expect(refused({ dark: { akcent: "#fff" } })).toThrow("tutti.config.ts: theme.dark.akcent: there is no such token");
  expect(refused({ apps: { sales: { density: "tight" } } })).toThrow('tutti.config.ts: theme.apps.sales.density: "tight" has to be one of compact, normal, roomy');
  expect(refused({ apps: { "Sales!": {} } })).toThrow("tutti.config.ts: theme.apps.Sales! has to be the name of an app");
  expect(refused("slate")).toThrow("tutti.config.ts: theme is \"slate\"; it has to be an object");
});

test("[CLI-42] fonts are found from where the settings lie", () => {
  const theme = { font: { family: "Brand", files: [{ file: "./fonts/brand.woff2" }] }, apps: { sales: { codeFont: { family: "Mono", files: [{ file: "../mono.ttf" }] } } } };
  const read = settingsFrom({}, config({ theme }), {}, "/").theme;
  expect(read && fontFiles(read)).toEqual(["/srv/sales/fonts/brand.woff2", "/srv/mono.ttf"]);
  expect(() => needFonts(read, "tutti.config.ts")).toThrow(/tutti\.config\.ts: theme names the font .*brand\.woff2, and there is no such file/);
  expect([liesIn("/srv/sales", "/srv/sales/fonts/a.woff2"), liesIn("/srv/sales", "/srv/mono.ttf")]).toEqual([true, false]);
});

test("[CLI-43] what is hard to read in a theme is a warning with its place and its ratio", () => {
  const warned = warningsOf({ light: { faintText: "#bbbbbb" }, apps: { sales: { dark: { accent: "#333333" } } } }, "tutti.config.ts");
  expect(warned.some((text) => /^tutti\.config\.ts: theme\.light\.faintText \(#bbbbbb\) on background .* has a contrast of 1\.\d+:1; text needs 4\.5:1$/.test(text))).toBe(true);
  expect(warned.some((text) => text.startsWith("tutti.config.ts: theme.apps.sales.dark.accent (#333333) on background"))).toBe(true);
  expect(warned.filter((text) => text.startsWith("tutti.config.ts: theme.apps.sales.light"))).toEqual([]);
});

test("[CLI-71] connections are read by their kind; a mistake names its place and prints no value, which may be a password", () => {
  const connections = { sales: { kind: "duckdb", files: ["data"], memory: "512MB" }, notes: { kind: "sqlite", file: "notes.db", writable: true }, crm: { kind: "postgres", url: "postgres://ana:secret@db/crm" } };
  expect(settingsFrom({}, config({ connections }), {}, "/").connections).toEqual(connections);
  const refused = (given: unknown) => () => settingsFrom({}, config({ connections: { crm: given } }), {}, "/");
  expect(refused({ kind: "oracle" })).toThrow('tutti.config.ts: connections.crm.kind is "oracle"; it has to be "duckdb", "sqlite", "postgres"');
  expect(refused({ kind: "sqlite" })).toThrow("connections.crm.file is missing");
  expect(refused({ kind: "sqlite", file: "x.db", migrations: "drizzle" })).toThrow("connections.crm has migrations, and so has to say writable: true");
  expect(refused({ kind: "postgres", url: "postgres://db", listen: "orders" })).toThrow('connections.crm.listen has to be a list of channels of NOTIFY, such as ["orders_changed"]');
  expect(refused({ kind: "postgres", url: ["secret"] })).toThrow(/^tutti\.config\.ts: connections\.crm\.url has to be a text that is not empty$/);
  expect(refused({ kind: "postgres", url: "x", writeable: true })).toThrow('there is no setting "writeable"; did you mean writable?');
});
