/**
 * Faults that can be put into a simulation on purpose: each takes a part's promise away, in the wiring around the modules
 * that ship, so that it is known that the simulation would see it.
 */
export const FAULTS = {
  "saved-too-early": "pages are told that their changes are durable before they are committed",
  "no-claim": "events are not claimed before the script has them",
  "claim-not-awaited": "the script is given an event before its claim is committed",
  "torn-batch": "a crash leaves a batch in the store without its end",
  "deletions-not-logged": "updates that only delete are not entered in the log",
  "stale-values": "the revision rule is not applied",
  "viewers-write": "documents are opened for writing to everybody",
  "private-to-all": "what is drawn for one person is sent to everybody",
  "copy-forgotten": "a browser's own copy is lost when its page is loaded again",
  "operations-lost": "operations on the view are lost without a gap in their numbers",
  "undo-takes-all": "undoing does not ask whose it is",
  "half-rows": "of what is written in a table at once the first entry alone is kept",
  "role-unnoticed": "connections stay as they were when somebody's role changes",
  "aside-lost": "what may not be sent any more is not put aside",
  "late-names": "whose a page's words are is noted with them, and not before",
  "fork-forgotten": "what a room said when it was forked is not kept",
  "page-unheard": "the server does not hear that somebody turned to another page",
  "files-let-go": "files that values name are taken away as if nothing named them",
  "files-unasked": "whoever brings a file is let in without asking the room",
  "aside-sent": "what was put aside is sent when the right to write is back",
} as const;

export type Fault = keyof typeof FAULTS;
