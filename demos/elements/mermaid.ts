import { app } from "tutti";

export default app("How a release goes out", (ui) => {
  const review = ui.toggle("With a review by the security team", { value: true });
  ui.mermaid(`flowchart LR
    Merge[Merge to main] --> Build[Build and test]
    Build -- fails --> Fix[Fix it]
    Fix --> Merge
    Build -- passes --> ${review ? "Review{Security review}" : "Stage[Staging]"}
    ${review ? "Review -- fine --> Stage[Staging]\n    Review -- findings --> Fix" : ""}
    Stage --> Live[Production]`, { title: "From merge to production" });
});
