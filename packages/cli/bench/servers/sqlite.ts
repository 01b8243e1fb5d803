import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { answer } from "../child.ts";

/** The peer: each update is a commit of its own, with the same promises to the disk as Tutti's log. */
const database = new Database(join(mkdtempSync(join(tmpdir(), "tutti-bench-")), "peer.sqlite"));
database.pragma("journal_mode = WAL");
database.pragma("synchronous = FULL");
database.exec("create table updates (seq integer primary key, bytes blob not null)");
const insert = database.prepare("insert into updates (bytes) values (?)");

answer({
  commits: (request) => {
    const bytes = Buffer.alloc(32, 7);
    return Array.from({ length: request["count"] as number }, () => {
      const begun = performance.now();
      insert.run(bytes);
      return performance.now() - begun;
    });
  },
});
