import { TaskItem, TaskList } from "@tiptap/extension-list";
import { richTextTexts } from "../../texts/rich-text.ts";

/** Tasks with boxes to tick; Tab goes on to what follows, as in every other list here. */
const CalmTaskItem = TaskItem.extend({
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      "Mod-]": () => this.editor.commands.sinkListItem(this.name),
      "Mod-[": () => this.editor.commands.liftListItem(this.name),
    };
  },
}).configure({ nested: true, a11y: { checkboxLabel: (node) => richTextTexts.done(node.firstChild?.textContent ?? "") } });

export const tasks = [TaskList, CalmTaskItem];
