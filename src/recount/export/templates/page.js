// Lights every piece of the passage that a link leads to, and the links that lead to it.
function light() {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  const name = decodeURIComponent(location.hash.slice(1));
  if (!name) return;
  const quoted = CSS.escape(name);
  for (const found of document.querySelectorAll(`mark#${quoted}, mark[data-of="${quoted}"], a[href="#${quoted}"]`)) found.classList.add("lit");
}
addEventListener("hashchange", light);
light();
