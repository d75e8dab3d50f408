// Keys for whoever judges much. Everything they do can be done without them.
//
// The review queue: j and k go on and back, a accepts, r rejects. Joining and parting: j and k go from box to box, x
// chooses one, s says that those chosen are one, p parts them from the rest of their own.

const FIELDS = "input, select, textarea";

function walker(found: readonly HTMLElement[], focus: (item: HTMLElement) => void): (step: number) => HTMLElement | undefined {
  let at = -1;
  return (step) => {
    if (step === 0) return found[at];
    at = Math.max(0, Math.min(found.length - 1, at + step));
    const item = found[at];
    if (item) focus(item);
    return item;
  };
}

function all(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)];
}

function press(scope: ParentNode | undefined, verdict: string): void {
  const button = scope?.querySelector<HTMLButtonElement>(`button[value="${verdict}"]`);
  if (!button?.form) return;
  const folded = button.closest("details");
  if (folded) folded.open = true;
  button.form.requestSubmit(button);
}

function queue(items: readonly HTMLElement[]): Record<string, () => void> {
  const go = walker(items, (item) => {
    item.tabIndex = -1;
    item.focus();
    item.scrollIntoView({ block: "center" });
  });
  return {
    j: () => go(1),
    k: () => go(-1),
    a: () => press(go(0), "accept"),
    r: () => press(go(0), "reject"),
  };
}

function together(form: HTMLFormElement): Record<string, () => void> {
  const boxes = () => [...form.querySelectorAll<HTMLInputElement>("input[name=chosen]")].filter((box) => box.checkVisibility());
  const step = (by: number) => {
    const seen = boxes();
    const at = seen.indexOf(document.activeElement as HTMLInputElement);
    seen[Math.max(0, Math.min(seen.length - 1, at + by))]?.focus();
  };
  return {
    j: () => step(1),
    k: () => step(-1),
    x: () => {
      const box = document.activeElement;
      if (box instanceof HTMLInputElement && box.type === "checkbox") box.checked = !box.checked;
    },
    s: () => press(form, "same"),
    p: () => press(form, "not_same"),
  };
}

function writing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || !target.matches(FIELDS)) return false;
  return !(target instanceof HTMLInputElement && target.type === "checkbox");
}

const items = all(".queue > li");
const form = document.querySelector<HTMLFormElement>("form.together");
const keys = items.length > 0 ? queue(items) : form ? together(form) : {};
for (const hint of all(".keys")) hint.hidden = false;

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
  const act = keys[event.key];
  if (act) act();
});
