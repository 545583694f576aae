// The pages work without this. It adds keys to the review, ties marks to the margin, and turns a selection into a place.

const page = document.body.dataset.page;

function typing(event) {
  const element = event.target;
  return event.ctrlKey || event.metaKey || event.altKey || element.matches("input, textarea, select, [contenteditable]");
}

// Review: one key for each decision, on the fact in hand.
function review() {
  const facts = [...document.querySelectorAll(".queue > li")];
  let at = 0;
  const show = (place) => {
    if (!facts.length) return;
    facts[at].classList.remove("lit");
    at = Math.max(0, Math.min(facts.length - 1, place));
    facts[at].classList.add("lit");
    facts[at].focus({ preventScroll: true });
    facts[at].scrollIntoView({ block: "nearest" });
  };
  const refused = facts.findIndex((fact) => "refused" in fact.dataset);
  show(Math.max(0, refused));
  document.querySelector("#refused")?.scrollIntoView({ block: "center" });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const form = event.target.closest?.("details.correct[open]") ?? facts[at]?.querySelector("details.correct[open]");
      if (!form) return;
      form.open = false;
      return show(facts.indexOf(form.closest("li")));
    }
    if (typing(event)) return;
    const key = event.key.toLowerCase();
    if (key === "j") return show(at + 1);
    if (key === "k") return show(at - 1);
    const within = key === "u" ? document : facts[at];
    const target = within && within.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!target) return;
    event.preventDefault();
    if (key === "c") {
      const details = target.closest("details");
      details.open = !details.open;
      if (details.open) {
        const field = details.querySelector("form [name^=new-]");
        field.focus();
        field.select?.();
      }
      return;
    }
    target.click();
  });
}

// Reader: a mark and its line in the margin light up together; a selection becomes the place of a new fact.
function reader() {
  const lines = new Map([...document.querySelectorAll("[data-fact]")].map((line) => [line.dataset.fact, line]));
  const marks = [...document.querySelectorAll("[data-facts]")];
  const light = (ids, on) => {
    for (const id of ids) lines.get(id)?.classList.toggle("lit", on);
    for (const mark of marks) {
      if (mark.dataset.facts.split(" ").some((id) => ids.includes(id))) mark.classList.toggle("lit", on);
    }
  };
  const follow = (element, ids) => {
    for (const [kind, on] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]]) {
      element.addEventListener(kind, () => light(ids, on));
    }
  };
  for (const mark of marks) follow(mark, [mark.dataset.facts.split(" ")[0]]);
  for (const [id, line] of lines) follow(line, [id]);

  const start = document.querySelector("#f-start");
  const end = document.querySelector("#f-end");
  if (!start) return;
  // Places count code points; a script counts UTF-16 units.
  const place = (node, offset) => {
    const piece = node.parentElement?.closest("[data-start]");
    if (!piece) return null;
    const before = document.createRange();
    before.setStart(piece, 0);
    before.setEnd(node, offset);
    return Number(piece.dataset.start) + [...before.toString()].length;
  };
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const from = place(range.startContainer, range.startOffset);
    const to = place(range.endContainer, range.endOffset);
    if (from === null || to === null || to <= from) return;
    start.value = from;
    end.value = to;
  });
}

// Pictures: what a mark stands for is written below it when it is pointed at or reached by keyboard.
function pictures() {
  for (const figure of document.querySelectorAll("figure")) {
    const told = figure.querySelector(".told");
    if (!told) continue;
    const tell = (event) => {
      const words = event.target.closest?.("a, line")?.querySelector("title");
      if (words) told.textContent = words.textContent;
    };
    figure.addEventListener("mouseover", tell);
    figure.addEventListener("focusin", tell);
  }
}

pictures();
if (page === "review") review();
if (page === "document") reader();
