import { BlockList, isIP } from "node:net";

/** A proxy in front of the server, and what of its word is taken. Without it no header of a proxy is believed. */
export interface ProxyConfig {
  /** Where its requests come from: addresses or ranges, such as `10.0.0.0/8` or `::1`. */
  readonly from: readonly string[];
  /** The header that names who somebody is, where the proxy signs people in: `X-Forwarded-User`. */
  readonly user?: string;
  readonly email?: string;
  readonly name?: string;
  /** Names of groups, with commas between. */
  readonly groups?: string;
  /** Where the proxy signs people out, such as `/oauth2/sign_out`. */
  readonly signOut?: string;
}

/** @returns why a text is no address and no range, or `undefined`. */
export function rangeProblem(text: string): string | undefined {
  const [address = "", bits, ...rest] = text.split("/");
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return "an address or a range, such as 10.0.0.0/8";
  if (bits !== undefined && (!/^\d{1,3}$/.test(bits) || Number(bits) > (family === 4 ? 32 : 128))) return `a range whose length is 0 to ${family === 4 ? 32 : 128}`;
  return undefined;
}

/** Who is in front of us. An address counts only if it was named. */
export class TrustedProxies {
  readonly #list = new BlockList();
  readonly config: ProxyConfig | undefined;

  /** @throws where a range is none. */
  constructor(config: ProxyConfig | undefined) {
    this.config = config;
    for (const range of config?.from ?? []) {
      const problem = rangeProblem(range);
      if (problem !== undefined) throw new Error(`"${range}" has to be ${problem}`);
      const [address = "", bits] = range.split("/");
      const family = isIP(address) === 4 ? "ipv4" : "ipv6";
      if (bits === undefined) this.#list.addAddress(address, family);
      else this.#list.addSubnet(address, Number(bits), family);
    }
  }

  trusts(address: string): boolean {
    const plain = plainAddress(address);
    const family = isIP(plain);
    return family !== 0 && this.#list.check(plain, family === 4 ? "ipv4" : "ipv6");
  }

  /**
   * The address of whoever asks. Of `X-Forwarded-For` the last that no proxy of ours wrote counts: what stands before it was
   * written by the asker.
   */
  clientOf(address: string, forwardedFor: string | undefined | null): string {
    let found = plainAddress(address);
    const hops = (forwardedFor ?? "").split(",").map((hop) => plainAddress(hop.trim())).filter((hop) => hop !== "");
    while (this.trusts(found)) {
      const before = hops.pop();
      if (before === undefined || isIP(before) === 0) break;
      found = before;
    }
    return found;
  }
}

/** An IPv4 address that came over an IPv6 socket is the IPv4 address, and a port beside it is none of it. */
function plainAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  return /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(address)?.[1] ?? /^\[([0-9a-f:]+)\](?::\d+)?$/i.exec(address)?.[1] ?? address;
}

/**
 * Whom limits count as one. A single machine has as many IPv6 addresses as it likes, all in one network of 64 bits: that is what counts.
 *
 * @returns an IPv4 address as it is, and of an IPv6 address its network.
 */
export function countedAs(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = address.split("%", 1).join("").split("::");
  const [before, after] = [head, tail ?? ""].map((part) => (part === "" ? [] : part.split(":"))) as [string[], string[]];
  // An IPv4 address at the end stands for two parts.
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length - (address.includes(".") ? 1 : 0);
  const parts = [...before, ...Array.from({ length: zeros }, () => "0"), ...after].slice(0, 4);
  return `${parts.map((part) => Number.parseInt(part, 16).toString(16)).join(":")}::/64`;
}
