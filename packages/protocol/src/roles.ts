/** What a person may do in a room, most first. */
export const ROLES = ["owner", "editor", "commenter", "viewer"] as const;
export type Role = (typeof ROLES)[number];

export const isRole = (text: unknown): text is Role => (ROLES as readonly unknown[]).includes(text);

/** Whether `role` may do at least what `needed` may. */
export const atLeast = (role: Role, needed: Role): boolean => ROLES.indexOf(role) <= ROLES.indexOf(needed);

/** Whether a role may use what writes in a scope: what is somebody's own is theirs whatever they are. */
export const mayUse = (role: Role, scope: "room" | "owner" | "me"): boolean => scope === "me" || atLeast(role, scope === "owner" ? "owner" : "editor");

/** Whether a role may say something in the room's conversation; who may only look, where the app says so. */
export const mayComment = (role: Role, viewersComment: boolean): boolean => viewersComment || atLeast(role, "commenter");
