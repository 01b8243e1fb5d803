/** What a page offers beside its token when it opens a socket; the server takes it. */
export const SOCKET_PROTOCOL = "tutti";
/** A protocol's name that begins so is a token: a page can say nothing else before a socket is open. */
export const SOCKET_BEARER = "bearer.";
/** The header of an answer that hands a page another token in the place of its own: its guest is called otherwise from now on. */
export const NEW_BEARER = "Tutti-Bearer";
