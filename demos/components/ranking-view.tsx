import { useState, type JSX } from "react";
import { createRoot } from "react-dom/client";
import type { MountContext, Mounted, Shown } from "tutti";
import type { RankingProps } from "./ranking.ts";
import "./ranking.css";

type Order = readonly string[];
type Context = MountContext<RankingProps, Order, { readonly decide: { readonly first: string } }>;

/** Mounts the React component, and draws it again at each change. */
export function drawRanking({ root, set, emit, ...first }: Context): Mounted<RankingProps, Order> {
  const react = createRoot(root);
  const draw = (now: Shown<RankingProps, Order>): void => react.render(<Ranking {...now} set={set} emit={emit} />);
  draw(first);
  return { update: draw, unmount: () => react.unmount() };
}

function Ranking({ props, value, people, disabled, set, emit }: Shown<RankingProps, Order> & Pick<Context, "set" | "emit">): JSX.Element {
  const [costs, setCosts] = useState(false);
  // What was added to the ideas since is at the end, what is gone is left out.
  const order = [...value.filter((id) => props.items.some((item) => item.id === id)), ...props.items.map(({ id }) => id).filter((id) => !value.includes(id))];
  const move = (at: number, by: number): void => {
    const next = [...order];
    const [taken] = next.splice(at, 1);
    if (taken !== undefined) set(next.toSpliced(at + by, 0, taken));
  };
  const [first] = order;
  return (
    <div className="ranking">
      <ol>
        {order.map((id, at) => {
          const item = props.items.find((one) => one.id === id);
          return item && (
            <li key={id}>
              <span className="title">{item.title}{costs ? <small> {item.cost === 0 ? "free" : `${item.cost} $`}</small> : null}</span>
              <button type="button" aria-label={`${item.title}: earlier`} disabled={disabled || at === 0} onClick={() => move(at, -1)}>↑</button>
              <button type="button" aria-label={`${item.title}: later`} disabled={disabled || at === order.length - 1} onClick={() => move(at, 1)}>↓</button>
            </li>
          );
        })}
      </ol>
      <div className="foot">
        <button type="button" onClick={() => setCosts(!costs)} aria-pressed={costs}>Costs</button>
        <button type="button" className="decide" disabled={disabled || first === undefined} onClick={() => first !== undefined && emit("decide", { first })}>Decide</button>
        {people.length > 0 ? <span className="here">{people.map(({ person }) => person.name).join(", ")} {people.length === 1 ? "is" : "are"} at it</span> : null}
      </div>
    </div>
  );
}
