/** The longest comment, in characters. */
export const MAX_COMMENT_CHARS = 4_000;
/** So many threads stand in one room, resolved ones among them. */
export const MAX_THREADS = 1_000;
/** So many comments stand in one thread, and in one room. */
export const MAX_THREAD_COMMENTS = 200;
export const MAX_ROOM_COMMENTS = 5_000;
/** So many people's reactions with one emoji are kept on one comment. */
export const MAX_REACTIONS = 100;
/** The words of what a thread stands at are cut here, in characters. */
export const MAX_ANCHOR_CHARS = 200;
/** A person's comments are taken at once up to this many, and then one a second: what is written on a train arrives, and nobody floods a room. */
export const COMMENT_BURST = 60;
export const COMMENT_REFILL = 1_000;
/** More comments than this waiting in one person's document are nobody's work. */
export const MAX_WAITING_COMMENTS = 1_000;
