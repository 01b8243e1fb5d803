import {
  cannotBring, changesAs, mayUse, isWidgetKind, uploadProblem, uploadRules, type Person, type Scope, type UploadRules, type View, type ViewElement,
} from "@tutti/protocol";

/** Who wants to upload what, and what they are shown. */
export interface UploadBench {
  readonly by: Person | undefined;
  readonly shared: readonly View[];
  readonly own: readonly View[];
}

export interface WantedUpload {
  /** The widget. */
  readonly key: string;
  readonly name: string;
  readonly size: number;
}

export type UploadRuling =
  | { readonly kind: "take"; readonly scope: Scope; readonly rules: UploadRules }
  /** `unknown`: the page as it is drawn now has no such widget; it may come with the next run. */
  | { readonly kind: "unknown" | "forbidden" | "refused"; readonly reason: string };

/** Decides whether somebody may bring a file to a widget: by the widget as it is drawn now, and the rights that they have now. */
export function judgeUpload({ key, name, size }: WantedUpload, { by, shared, own }: UploadBench): UploadRuling {
  if (!by) return { kind: "forbidden", reason: "You may not enter this room" };
  const element = find(own, key) ?? find(shared, key);
  const rules = element && uploadRules(element);
  if (!element?.widget || !rules) return { kind: "unknown", reason: "The page has nothing that takes this file; load it again" };
  const { scope } = element.widget;
  if (!mayUse(changesAs(by), scope)) return { kind: "forbidden", reason: cannotBring(by.role) };
  if ("disabled" in element.props && element.props.disabled) return { kind: "refused", reason: "It has been switched off meanwhile" };
  const problem = uploadProblem(rules, { name, size });
  return problem === undefined ? { kind: "take", scope, rules } : { kind: "refused", reason: `“${name}” is not taken: ${problem}` };
}

function find(views: readonly View[], key: string): ViewElement | undefined {
  for (const view of views) for (const element of view.values()) if (element.widget?.key === key && isWidgetKind(element.kind)) return element;
  return undefined;
}
