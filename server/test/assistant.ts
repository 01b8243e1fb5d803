import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { onTestFinished } from "vitest";
import type { RunningServer } from "../src/index.ts";

/** An assistant, as a real client of the protocol comes; it leaves when its test ends. */
export async function assistant({ url }: Pick<RunningServer, "url">, app: string, secret: string) {
  const client = new Client({ name: "test", version: "1" });
  const transport = new StreamableHTTPClientTransport(new URL(`${url}/${app}/mcp`), { requestInit: { headers: { authorization: `Bearer ${secret}` } } });
  await client.connect(transport);
  onTestFinished(() => client.close());
  return { client, transport, use: (name: string, args: Record<string, unknown> = {}): Promise<string> => use(client, name, args) };
}

/** What a tool says; it begins with ! where it went wrong. */
export async function use(client: Client, name: string, args: Record<string, unknown> = {}): Promise<string> {
  const { content, isError } = await client.callTool({ name, arguments: args });
  const text = (content as { text: string }[]).map((part) => part.text).join("\n");
  return isError === true ? `! ${text}` : text;
}
