import { AuthorError } from "../ui/author-error.ts";
import { Canvas } from "../ui/canvas.ts";
import { submitButton } from "../ui/elements/button.ts";
import type { SwitchOptions, Target } from "../ui/navigation.ts";
import type { FormUi, PrivateUi, Ui } from "../ui/ui.ts";
import type { Pen } from "../ui/pen.ts";
import type { DrawingPen } from "./drawing-pen.ts";
import { dialog } from "./dialog.ts";
import { form } from "./form.ts";
import { fragment } from "./fragment.ts";
import { privateBlock } from "./private-block.ts";
import { setQuery, switchPage } from "./switch-page.ts";
import { context, local, me } from "./values.ts";

/** A container that everybody sees. */
export class SharedUi extends Canvas<Ui> implements Ui {
  readonly #pen: DrawingPen<Ui>;

  constructor(pen: DrawingPen<Ui>) {
    super(pen);
    this.#pen = pen;
  }

  get fragment() { return fragment(this.#pen); }
  get dialog() { return dialog(this.#pen); }
  get form() { return form(this.#pen, formUi); }
  get private() { return privateBlock(this.#pen, privateUi); }
}

/** A container that one person sees. */
class OwnUi extends Canvas<PrivateUi> implements PrivateUi {
  readonly #pen: DrawingPen<PrivateUi>;

  constructor(pen: DrawingPen<PrivateUi>) {
    super(pen);
    this.#pen = pen;
  }

  get fragment() { return fragment(this.#pen); }
  get dialog() { return dialog(this.#pen); }
  get form() { return form(this.#pen, formUi); }
  get local() { return <T>(key: string, initial: T) => local(this.#pen.place.execution, key, initial); }
  get me() { return me(this.#pen.place.execution); }
  get context() { return context(this.#pen.place.execution); }
  get setQuery() { return (query: Parameters<PrivateUi["setQuery"]>[0]) => setQuery(this.#pen.place.execution, query); }
  get switchPage() { return (target: Target, options?: Pick<SwitchOptions, "query">) => switchPage(this.#pen.place.execution, target, options); }
  /** Not in the type; said in words to those who write no types. */
  get private(): never { throw new AuthorError("ui.private is not nested: what is inside is one person's already"); }
}

/** A container in a form. */
class InputUi extends Canvas<FormUi> implements FormUi {
  readonly #pen: Pen<FormUi>;

  constructor(pen: Pen<FormUi>) {
    super(pen);
    this.#pen = pen;
  }

  get submitButton() { return submitButton(this.#pen); }
  get pressed() { return this.#pen.submittedWith; }
  get form(): never { throw new AuthorError("A form is not nested in a form"); }
  get dialog(): never { throw new AuthorError("A form holds no dialog: draw it beside the form"); }
  get fragment(): never { throw new AuthorError("A form holds no fragments: it runs by itself already"); }
}

export const sharedUi = (pen: DrawingPen<Ui>): Ui => new SharedUi(pen);
export const privateUi = (pen: DrawingPen<PrivateUi>): PrivateUi => new OwnUi(pen);
export const formUi = (pen: Pen<FormUi>): FormUi => new InputUi(pen);
