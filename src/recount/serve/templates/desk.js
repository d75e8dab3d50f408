// One key per judgement in the review queue. Everything it does can be done without it.
const items = [...document.querySelectorAll(".queue > li")];
let at = -1;
for (const hint of document.querySelectorAll(".keys")) hint.hidden = false;
function go(to) {
  if (!items.length) return;
  at = Math.max(0, Math.min(items.length - 1, to));
  items[at].tabIndex = -1;
  items[at].focus();
  items[at].scrollIntoView({ block: "center" });
}
function press(verdict) {
  const form = items[at] && items[at].querySelector("form");
  const button = form && form.querySelector(`button[value="${verdict}"]`);
  if (!button) return;
  form.closest("details").open = true;
  form.requestSubmit(button);
}
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
  if (event.key === "j") go(at + 1);
  else if (event.key === "k") go(at - 1);
  else if (event.key === "a") press("accept");
  else if (event.key === "r") press("reject");
});
