import type { WidgetPlace } from "@tutti/protocol";
import { createContext, useContext, type Accessor } from "solid-js";

/** The form that a widget is drawn in. */
export interface FormScope {
  /** Sends the draft as it is seen now. */
  submit(place: WidgetPlace): void;
  /** Makes a submit button known, so that Enter can press it; the result takes it back. */
  offer(place: WidgetPlace): () => void;
  /** Lets a field hold a submit back, of which it says why itself; the result ends that. */
  hold(holds: () => boolean): () => void;
  /** What Enter in a field does: submits, where the form's author wants that and there is one button. */
  enter(): boolean;
  /** Rises with each submit that was taken. */
  readonly generation: Accessor<number>;
}

export const FormContext = createContext<FormScope>();

/** The form around, if there is one. */
export const useForm = (): FormScope | undefined => useContext(FormContext);
