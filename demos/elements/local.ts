import { app } from "tutti";

const news = ["The canteen is shut on Friday", "Two more desks by the window", "The bicycle shed has a lamp"];

export default app("News", (ui) => {
  ui.title("News");
  ui.private((mine) => {
    // How far each has read is their own: nobody else sees it, and it is there when they come again.
    const read = mine.local("read", 0);
    for (const line of news.slice(read.value)) mine.info(line);
    if (read.value === news.length) mine.text(`You have read everything, ${mine.me.name}.`);
    else if (mine.button("Read")) read.set(read.value + 1);
  });
});
