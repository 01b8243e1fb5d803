import { FRAMED_HTML } from "@tutti/protocol/script";
import type { Displays } from "../displays.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { framedPage } from "./framed-page.ts";
import { printed } from "./printed.ts";

/**
 * HTML travels as it was written: who reads it is who has to be safe from it, so the page cleans it. With a script it stands in a frame
 * that reaches nothing.
 */
export const html = (pen: Pen<unknown>): Displays["html"] =>
  (written, { height, css, js, unsafe = false, label } = {}) => {
    const text = printed(written);
    if (unsafe && !pen.unsafeHtml) {
      pen.fail("html with unsafe runs whatever its text says, and this app does not allow it", 'Allow it where the app is made, app("Title", { unsafeHtml: true }, …), and write nothing in it that came from somebody else; a script of your own goes into js');
    }
    if (js === undefined && !unsafe) return void pen.put("html", given({ html: css === undefined ? text : `<style>${css}</style>${text}`, height, label }));
    // Nobody can write HTML that holds this: it is made of that HTML, with a secret of the room's.
    const nonce = unsafe ? undefined : pen.seal(JSON.stringify([text, css, js]));
    const page = framedPage({ html: text, css, js, nonce });
    pen.put("html", given({ html: "", height, label, source: { kind: "blob" as const, blob: pen.blob(new TextEncoder().encode(page), FRAMED_HTML), mime: FRAMED_HTML } }));
  };
