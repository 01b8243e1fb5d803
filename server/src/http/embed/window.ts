import { isNamedOrigin, type AppId, type RoomId } from "@tutti/protocol";
import { Hono, type Context } from "hono";
import { html } from "hono/html";
import { isChallenge, SignInCodes } from "../../embed/sign-in-code.ts";
import { EMBED_BEARER } from "../../embed/tokens.ts";
import { printFramed, type Session } from "../../identity/session.ts";
import { askedOf } from "../asked.ts";
import type { HttpPorts } from "../ports.ts";
import { problem } from "../problem.ts";
import { sameOrigin } from "../security.ts";
import { forFrame, FRAME_WINDOW } from "../signin/for-frame.ts";
import { doorPage } from "../signin/page.ts";
import { doorLanguage, doorTexts } from "../signin/texts.ts";

/** A press that was meant for what lay there before is over by then (ms). */
const ARM_AFTER = 800;

/** Lets the button be pressed once the window has been looked at, and hands the code to the frame that opened it: to our own origin alone. */
const WINDOW_SCRIPT = `const[ask,code,lost]=["ask","code","lost"].map(id=>document.getElementById(id));
if(!opener){if(ask)ask.hidden=true;if(lost)lost.hidden=false}
else if(code){opener.postMessage({tutti:1,type:"signed-in",code:code.value},location.origin);close()}
else if(ask){const look=()=>document.hasFocus()?setTimeout(()=>{ask.querySelector("button").disabled=false},${ARM_AFTER}):addEventListener("focus",look,{once:true});look()}`;

/** What a frame asks for. */
interface Wanted {
  readonly app: AppId;
  readonly room: RoomId;
  readonly site: string;
  readonly challenge: string;
}

/**
 * Signing in from inside another page. No page where one signs in stands in a frame: the frame opens this window, which is ours. Whoever has
 * signed in reads there which site is to show rooms in their name, and presses; the frame gets a code, once, and with its secret a session
 * that browsers keep for that site alone.
 */
export function windowRoutes(ports: HttpPorts): Hono {
  const { apps, callers, identity, logins, audit } = ports;
  const routes = new Hono();
  const codes = new SignInCodes(identity);
  const words = (c: Context) => doorTexts(doorLanguage(c.req.header("Accept-Language"))).frame;

  const wantedOf = ({ app: appText, room: roomText, site, challenge }: Readonly<Record<string, unknown>>): Wanted | undefined => {
    const app = typeof appText === "string" ? apps.get(appText) : undefined;
    const place = typeof roomText === "string" ? apps.room(roomText) : { problem: "" };
    if (!app || "problem" in place || !isChallenge(challenge)) return undefined;
    // Where every site may show rooms, none is known: nobody can say whom they trust.
    return typeof site === "string" && isNamedOrigin(site, ports.embed?.origins ?? []) ? { app: app.id, room: place.room, site, challenge } : undefined;
  };

  /** Whoever has signed in here, in this very browser. */
  const signedIn = async (c: Context): Promise<(Session & { readonly record: string }) | undefined> => {
    const caller = await callers.who(askedOf(c));
    if (caller.state !== "known") return undefined;
    const { session } = caller;
    return session.by === "login" && session.record !== undefined && session.framed === undefined ? { ...session, record: session.record } : undefined;
  };

  routes.get(`${FRAME_WINDOW}.js`, (c) => {
    c.header("Content-Type", "text/javascript; charset=utf-8");
    c.header("Cache-Control", "public, max-age=3600");
    return c.body(WINDOW_SCRIPT);
  });

  routes.get(FRAME_WINDOW, async (c) => {
    const wanted = wantedOf(c.req.query());
    if (!wanted || ports.providers.size === 0) return problem(c, 404, "There is nothing to allow at this address: open it from the page that shows the app.");
    const { pathname, search } = new URL(c.req.url);
    forFrame(c, pathname + search);
    const session = await signedIn(c);
    if (!session) return c.redirect(`/signin?${new URLSearchParams({ to: pathname + search })}`, 302);
    const text = words(c);
    const { app, room, site, challenge } = wanted;
    const enters = ports.roleOf(session, app, room) !== undefined;
    const name = session.email === undefined ? session.name : `${session.name} (${session.email})`;
    return doorPage(c, text.title(site), html`<p class="lead">${apps.title(app)}</p>
${enters ? html`<form id="ask" method="post" action="${FRAME_WINDOW}"><p>${text.as(name)}</p><p>${text.means(site)}</p>
${[["app", app], ["room", room], ["site", site], ["challenge", challenge]].map(([field, value]) => html`<input type="hidden" name="${field}" value="${value}">`)}
<div class="ways"><button class="way" data-first type="submit" disabled>${text.allow}</button></div></form>` : html`<p class="said" data-bad role="alert">${text.noRight(name)}</p>`}
<p class="said" id="lost" role="status" hidden>${text.lost}</p>
<div class="ways"><a class="way" data-quiet href="/${app}/${room}">${text.instead}</a></div><script src="${FRAME_WINDOW}.js" type="module"></script>`);
  });

  routes.post(FRAME_WINDOW, async (c) => {
    if (c.req.header("Origin") === undefined || !sameOrigin(c.req.header("Origin"), c.req.header("Host"), ports.origins)) return problem(c, 403, "This request came from another site.");
    const wanted = wantedOf(await c.req.parseBody().catch(() => ({})));
    const session = await signedIn(c);
    if (!wanted || !session || ports.roleOf(session, wanted.app, wanted.room) === undefined) return problem(c, 403, "That cannot be allowed any more: close this window, and begin again in the page that shows the app.");
    const { app, room, site, challenge } = wanted;
    forFrame(c, FRAME_WINDOW);
    const code = await codes.make({ record: session.record, app, site, challenge }, ports.now());
    audit.note(session, "shown elsewhere", { app, room }, { site });
    const text = words(c);
    return doorPage(c, text.title(site), html`<input type="hidden" id="code" value="${code}"><p class="said" id="lost" role="status" hidden>${text.lost}</p><script src="${FRAME_WINDOW}.js" type="module"></script>`);
  });

  routes.post("/api/embed/signin", async (c) => {
    c.header("Cache-Control", "no-store");
    const origin = c.req.header("Origin");
    if (origin === undefined || !sameOrigin(origin, c.req.header("Host"), ports.origins)) return problem(c, 403, "This request came from another site.");
    const { code, verifier } = (await c.req.json().catch(() => ({}))) as { readonly code?: unknown; readonly verifier?: unknown };
    const allowed = typeof code === "string" && typeof verifier === "string" ? await codes.take(code, verifier.slice(0, 200), ports.now()) : undefined;
    const login = allowed && logins.session(allowed.record, ports.now());
    if (!allowed || !login) return problem(c, 401, "This window was for another frame, or was used already. Sign in once more.");
    if (callers.isSecure(askedOf(c))) c.header("Set-Cookie", await identity.framedCookie(allowed.record, allowed.site, Math.ceil(ports.sessionSeconds)));
    return c.json({ bearer: EMBED_BEARER + (await identity.sign(printFramed(allowed.record, allowed.site))) });
  });

  return routes;
}
