import mermaid from "mermaid";
import { expect, test } from "vitest";
import { mermaidMistake } from "./mermaid-mistake.ts";

/** What a page says of a diagram that Mermaid itself has refused. */
const said = (source: string): Promise<string> => mermaid.parse(source).then(() => "nothing", (error: unknown) => mermaidMistake(source, error).message);

test.each([
  ["at its end", "flowchart LR\n A -->", 2],
  ["before blank lines", "flowchart LR\n A -->\n\n\n", 2],
  ["behind a remark", "flowchart LR\n%% a remark\n A --> B\n %% another\n B -->", 5],
  ["behind settings", "---\ntitle: A\n---\nflowchart LR\n A -->", 5],
  ["behind a directive", "\n%%{init: {\n\"theme\": \"dark\"}}%%\n%% so\nflowchart LR\n A -->", 6],
  ["with Windows' line ends", "sequenceDiagram\r\n%% so\r\n Ana->>: x\r\n Ana->>Ben: y", 3],
  ["in the words of its other parser", "pie\n%% so\n \"a\" : x", 3],
])("[TEXT-8] a mistake in a diagram %s is told by the line in which it stands", async (_, source, line) =>
  expect(await said(source)).toBe(`There is a mistake in line ${line}.`));

test("[TEXT-8] what is no diagram at all is told so, and what Mermaid said is kept", async () => {
  expect(await said("nonsense")).toMatch(/^It does not begin with a kind of diagram/);
  const error = mermaidMistake("flowchart LR", new TypeError("x is undefined"));
  expect([error.message, error.cause]).toEqual(["It cannot be read.", new Error("x is undefined")]);
  expect(mermaidMistake("flowchart LR\n%% so\n A -->", new Error("Parse error on line 3:\nA -->")).cause).toEqual(new Error("Parse error on line 3:\nA -->"));
  expect(mermaidMistake("flowchart LR\n%% so\n A -->", new Error("Parse error on line 2:\nA -->")).cause).toEqual(new Error("Parse error on line 3:\nA -->"));
});

test("[TEXT-8] a source that is nothing but beginnings of directives is read in no time", () => {
  // By the time that this process has run: what others do on the machine is no part of it.
  const began = process.cpuUsage();
  mermaidMistake("%%{".repeat(160_000), new Error("Parse error on line 3:"));
  mermaidMistake("---\n".repeat(120_000), new Error("Parse error on line 3:"));
  mermaidMistake(" \n".repeat(250_000) + "%%", new Error("Parse error on line 3:"));
  // Where each beginning is looked at anew to the end of all, it is more than half a minute.
  expect(process.cpuUsage(began).user / 1_000).toBeLessThan(5_000);
});
