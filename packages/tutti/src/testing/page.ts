import { applyOps, ROOT, type Channel, type ElementId, type ServerMessage, type Toast, type ViewElement } from "@tutti/protocol";

/** An element with what is in it, without ids: what `view()` gives for equality. */
export interface Drawn {
  readonly kind: ViewElement["kind"];
  readonly props: Readonly<Record<string, unknown>>;
  readonly children?: readonly Drawn[];
}

/** A page as the stream makes it: the shared view and its person's own, by snapshot and numbered operations. */
export class Page {
  readonly toasts: Toast[] = [];
  readonly #views: Record<Channel, { generation: string; seq: number; elements: Map<ElementId, ViewElement> }> = {
    shared: { generation: "", seq: 0, elements: new Map() },
    private: { generation: "", seq: 0, elements: new Map() },
  };

  /** @throws if the stream has a gap: a real page would ask for everything again, here it is a fault. */
  receive(message: ServerMessage): void {
    if (message.type === "toast") this.toasts.push(message.toast);
    if (message.type === "snapshot") {
      const elements = new Map(message.elements.map((element) => [element.id, element]));
      this.#views[message.channel] = { generation: message.generation, seq: message.seq, elements };
    }
    if (message.type !== "ops") return;
    const view = this.#views[message.channel];
    if (message.generation !== view.generation || message.seq !== view.seq + 1) {
      throw new Error(`The ${message.channel} view was at ${view.generation}/${view.seq} and was sent ${message.generation}/${message.seq}`);
    }
    applyOps(view.elements, message.ops);
    view.seq = message.seq;
  }

  /** All elements, in the order in which they stand on the page, the person's own within their private blocks. */
  elements(): ViewElement[] {
    return this.#below(ROOT);
  }

  /** The page as a tree of plain data. */
  tree(): Drawn {
    const root = this.#find(ROOT);
    return root ? this.#draw(root) : { kind: "root", props: {} };
  }

  #find(id: ElementId): ViewElement | undefined {
    return this.#views.private.elements.get(id) ?? this.#views.shared.elements.get(id);
  }

  #below(id: ElementId): ViewElement[] {
    const element = this.#find(id);
    return element ? [element, ...(element.children ?? []).flatMap((child) => this.#below(child))] : [];
  }

  #draw(element: ViewElement): Drawn {
    const children = (element.children ?? []).map((id) => this.#find(id)).filter((child) => child !== undefined);
    const props = { ...element.props };
    return children.length > 0 ? { kind: element.kind, props, children: children.map((child) => this.#draw(child)) } : { kind: element.kind, props };
  }
}
