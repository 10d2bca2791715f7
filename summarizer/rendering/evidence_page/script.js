// What the page can do more with a script. Without one, every link still leads to its place, and lights it.

document.documentElement.classList.add("scripted");

const wide = matchMedia("(min-width: 62rem)");
const byId = (id) => document.getElementById(id);
const keyOf = (link) => link.getAttribute("href").slice(1);
const passagesOf = (line) => new Set([...line.querySelectorAll("a.claim, .numbers a")].map(keyOf));
const linesOf = (passage) => (passage.dataset.lines ?? "").split(" ").filter(Boolean);

let handled = "";
let left; // the link by which the reader last went from a line to its words

function isInSight(element) {
  const box = element.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight;
}

// Lights lines of the brief and passages of the sources, by their ids; all else goes dark.
function light(lines, passages) {
  document.querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));
  for (const id of lines) {
    byId(id)?.classList.add("lit");
    reveal(byId(id));
  }
  for (const id of passages) {
    byId(id)?.classList.add("lit");
    document.querySelectorAll(`[data-part-of="${id}"]`).forEach((piece) => piece.classList.add("lit"));
  }
}

function lightLine(line) {
  const passages = passagesOf(line);
  light([line.id], passages);
  return passages;
}

// Lights passages and all lines that stand on them; returns those lines.
function lightPassages(passages) {
  const lines = new Set(passages.flatMap(linesOf));
  light(lines, passages.map((one) => one.id));
  return [...lines];
}

// Returns every passage that a word is in, the narrowest first: quotes may lie in each other, and may cross.
function passagesAround(word) {
  const found = [];
  for (let one = word.closest(".passage"); one; one = one.parentElement.closest(".passage")) {
    found.push(byId(one.dataset.partOf ?? one.id));
  }
  return found;
}

// Brings the other pane to where it belongs; where the panes are stacked, nobody is taken away from what they read.
function bring(ids) {
  const found = [...ids].map(byId).filter(Boolean);
  if (wide.matches && found.length && !found.some(isInSight)) found[0].scrollIntoView({ block: "center" });
}

function arrive(id) {
  const target = byId(id);
  const wasHidden = reveal(target);
  if (target?.matches(".item")) bring(lightLine(target));
  else if (target?.matches(".passage")) bring(lightPassages([target]));
  else light([], []);
  if (wasHidden) target.scrollIntoView(); // nothing goes to what is hidden
}

function follow(link) {
  const line = link.closest(".item");
  handled = keyOf(link);
  if (line) left = link;
  if (line && byId(handled)?.closest("#sources, .evidence")) lightLine(line);
  else arrive(handled);
}

function isSelecting() {
  return String(getSelection()) !== "";
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (link) {
    if (link.getAttribute("href").startsWith("#")) follow(link);
    return;
  }
  if (isSelecting() || event.target.closest("summary, button, label, select, input, details")) return;
  const passages = passagesAround(event.target);
  if (passages.length) {
    [handled] = lightPassages(passages);
    location.hash = handled;
    return;
  }
  event.target.closest(".item")?.querySelector("a.claim").click();
});

addEventListener("hashchange", () => {
  const id = location.hash.slice(1);
  if (id !== handled) arrive(id);
  handled = "";
});

// Escape puts everything out, and leads back to the line whose words were looked at.
function leave() {
  light([], []);
  if (location.hash) {
    handled = "none";
    location.replace("#none"); // nothing has that id: nothing is the target any more, and nothing scrolls
    history.replaceState(null, "", location.pathname + location.search);
  }
  left?.focus();
}

// Where the panes stand beside each other, the page itself does not scroll. Until one has the focus, keys scroll the
// brief.
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.target.closest("select")) leave();
  const scrolls = ["ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End", " "].includes(event.key);
  if (scrolls && document.activeElement === document.body) byId("brief").focus({ preventScroll: true });
});

const form = byId("filters");
const items = [...document.querySelectorAll(".item")];

function choose() {
  const choices = [...form.querySelectorAll("select")].filter((one) => one.value !== "all");
  const fits = (line) => choices.every((one) => (line.dataset[one.name] ?? "").split(" ").includes(one.value));
  for (const line of items) line.hidden = !fits(line);
  for (const line of items.filter((one) => one.dataset.whole)) tellWhole(line, byId(line.dataset.whole).hidden);
  for (const part of document.querySelectorAll(".part")) {
    part.hidden = choices.length > 0 && !part.querySelector(".item:not([hidden])");
  }
  const shown = items.filter((line) => !line.hidden).length;
  tell(choices.length ? `${shown} of ${items.length} lines` : "");
  form.scrollIntoView({ block: "nearest" });
}

// A line that only begins, because another has the whole of it, has it where that one is away.
function tellWhole(line, isAway) {
  for (const one of line.querySelectorAll(".line > span, .claim > span")) {
    if (!one.matches(".numbers")) one.hidden = one.matches(".begins") === isAway;
  }
}

function tell(words) {
  form.querySelector(".shown").textContent = words;
}

// Lifts the choice of lines where it hides what a link or a click leads to; tells whether it did.
function reveal(target) {
  if (!target?.closest(".item[hidden], .part[hidden]")) return false;
  form.querySelectorAll("select").forEach((one) => (one.value = "all"));
  choose();
  tell("All lines again: what you went to was not among those chosen");
  return true;
}

if (form.querySelector("select")) {
  form.hidden = false;
  form.addEventListener("change", choose);
  form.addEventListener("reset", () => setTimeout(choose));
  form.addEventListener("submit", (event) => event.preventDefault());
}

if (location.hash) arrive(location.hash.slice(1));
