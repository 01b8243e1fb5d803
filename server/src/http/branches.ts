import { Hono, type Context } from "hono";
import { atLeast, mayDo, parsePicks, type AppId, type Branch, type BranchList, type BranchSide, type Role, type RoomId } from "@tutti/protocol";
import { BranchProblem, mayWrite } from "../branches/branches.ts";
import type { Session } from "../identity/session.ts";
import { askerOf, changerOf, type Asker } from "./asker.ts";
import type { HttpPorts } from "./ports.ts";
import { problem } from "./problem.ts";

const SIDES: readonly BranchSide[] = ["origin", "branch"];

/** Branches of a room: making, listing, comparing, merging, closing. */
export function branchRoutes(ports: HttpPorts): Hono {
  const { branchIndex, branches, roleOf } = ports;
  const routes = new Hono();

  const roleIn = (session: Session, app: AppId, room: RoomId): Role | undefined => roleOf(session, app, room);
  const mayFork = ({ role }: Asker): boolean => atLeast(role, "editor");
  /** Who may not branch a room for all may for themselves, where the app allows it; not out of what they explore already. */
  const mayExplore = (asker: Asker): boolean => !mayFork(asker) && mayDo(asker.role, "explore") && ports.mayExplore(asker.app) && branchIndex.of(asker.app, asker.room)?.explores !== true;
  /** Closing, opening and deleting are for whoever made a branch, and for owners of what it was forked from. */
  const mayEnd = (session: Session, app: AppId, branch: Branch): boolean => branch.by === session.id || roleIn(session, app, branch.origin) === "owner";

  /** What writes into a room: its role there, or for the branch itself the right to write it. */
  const writes = ({ session, app }: Asker, branch: Branch, into: BranchSide): ReturnType<typeof mayWrite> => {
    const room = into === "origin" ? branch.origin : branch.room;
    const may = mayWrite(roleIn(session, app, room));
    return (scope) => may(scope) || (scope === "room" && branchIndex.access({ app, room, kind: "room" }, session) === "write");
  };

  routes.get("/api/branches", async (c) => {
    const asker = await askerOf(c, ports, c.req.query());
    if (asker instanceof Response) return asker;
    const { app, room, session } = asker;
    const self = branchIndex.of(app, room);
    const visible = branchIndex.list(app, room).filter((branch) => branchIndex.isTold(session, app, branch));
    const role = self && roleIn(session, app, self.origin);
    return c.json({ branches: visible, mayFork: mayFork(asker), mayExplore: mayExplore(asker), mayMerge: role !== undefined && atLeast(role, "editor"), ...(self && { self }) } satisfies BranchList);
  });

  routes.post("/api/branches", async (c) => {
    const asker = await changerOf(c, ports);
    if (asker instanceof Response) return asker;
    const { name, private: isPrivate } = asker.body;
    const kind = mayFork(asker) ? (isPrivate === true ? "private" : "open") : isPrivate === true && mayExplore(asker) ? "explored" : undefined;
    if (!kind) return problem(c, 403, "Only who may change this room may branch it.");
    if (typeof name !== "string") return problem(c, 400, "A branch needs a name.");
    return guarded(c, async () => c.json(await branches.fork(asker.app, asker.room, asker.person, name, kind)));
  });

  /** The branch that is meant, of whichever side the asker stands in. */
  const branchOf = (c: Context, { app, room }: Asker, name: unknown): Branch | Response | Promise<Response> => {
    const named = typeof name === "string" ? ports.apps.room(name) : { room };
    const branch = "problem" in named ? undefined : branchIndex.of(app, named.room);
    if (!branch || (branch.room !== room && branch.origin !== room)) return problem(c, 404, "There is no such branch.");
    return branch;
  };

  routes.get("/api/branches/compare", async (c) => {
    const asker = await askerOf(c, ports, c.req.query());
    if (asker instanceof Response) return asker;
    const branch = await branchOf(c, asker, c.req.query("branch"));
    if (branch instanceof Response) return branch;
    const into = SIDES.find((side) => side === c.req.query("into")) ?? "origin";
    if (!branchIndex.isTold(asker.session, asker.app, branch)) return problem(c, 404, "There is no such branch.");
    ports.audit.noteOnce(asker.session, "entered", asker);
    return guarded(c, async () => c.json(await branches.compare(asker.app, branch, into, writes(asker, branch, into))));
  });

  routes.post("/api/branches/merge", async (c) => {
    const asker = await changerOf(c, ports);
    if (asker instanceof Response) return asker;
    const branch = await branchOf(c, asker, asker.body["branch"]);
    if (branch instanceof Response) return branch;
    const into = SIDES.find((side) => side === asker.body["into"]);
    const picks = parsePicks(asker.body["picks"] ?? []);
    if (!into || !picks) return problem(c, 400, "Say into which side is merged, and what.");
    const may = writes(asker, branch, into);
    if (!may("room")) return problem(c, 403, into === "origin" ? "Only who may change the room may merge into it." : "Only who may change this branch may bring something into it.");
    if (roleIn(asker.session, asker.app, branch.room) === undefined) return problem(c, 403, "This branch is closed, or not yours to enter.");
    return guarded(c, async () => c.json(await branches.merge(asker.app, branch, into, asker.person, picks, asker.body["rest"] === true, may)));
  });

  routes.post("/api/branches/state", async (c) => {
    const asker = await changerOf(c, ports);
    if (asker instanceof Response) return asker;
    const branch = await branchOf(c, asker, asker.body["branch"]);
    if (branch instanceof Response) return branch;
    if (!branchIndex.isTold(asker.session, asker.app, branch)) return problem(c, 404, "There is no such branch.");
    if (!mayEnd(asker.session, asker.app, branch)) return problem(c, 403, "Only whoever made a branch, and owners of the room, may close or delete it.");
    const wanted = asker.body["state"];
    if ((wanted === "offered" || wanted === "withdrawn") && branch.by !== asker.session.id) return problem(c, 403, "Only whoever made a branch may offer it.");
    return guarded(c, async () => {
      switch (asker.body["state"]) {
        case "closed":
          await branches.close(asker.app, branch);
          break;
        case "open":
          await branches.reopen(asker.app, branch);
          break;
        case "offered":
          if (branch.isPrivate !== true || branch.closed !== undefined) return problem(c, 409, "Only a private branch that is open can be offered.");
          await branches.offer(asker.app, branch, asker.person);
          break;
        case "withdrawn":
          await branches.withdraw(asker.app, branch);
          break;
        case "deleted":
          await branches.remove(asker.app, branch);
          break;
        default:
          return problem(c, 400, "A branch can be closed, open, offered, withdrawn or deleted.");
      }
      return c.json({ ok: true });
    });
  });

  return routes;
}

/** What cannot be done is said as it is; anything else is the server's own trouble. */
async function guarded(c: Context, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BranchProblem) return problem(c, error.status, error.message);
    throw error;
  }
}
