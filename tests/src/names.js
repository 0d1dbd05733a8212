// Roles and names as assistive technology gets them: the part of "Accessible Name and Description
// Computation 1.2" and of "HTML Accessibility API Mappings 1.0" that this program's screens use.
// Evaluated inside a function body; leaves `controls()` and `describe(element)` to what follows.

const inputRoles = {
  checkbox: "checkbox", radio: "radio", range: "slider", number: "spinbutton", search: "searchbox",
  button: "button", submit: "button", reset: "button", image: "button", hidden: null,
};
const tagRoles = {
  button: "button", textarea: "textbox", h1: "heading", h2: "heading", h3: "heading", h4: "heading",
  h5: "heading", h6: "heading", nav: "navigation", main: "main", header: "banner", dialog: "dialog",
  table: "table", tr: "row", th: "columnheader", td: "cell", img: "img", ul: "list", ol: "list",
  li: "listitem", fieldset: "group", option: "option", output: "status", form: "form", summary: "button",
  progress: "progressbar",
};
const namedByContent = new Set([
  "button", "link", "heading", "tab", "option", "menuitem", "row", "cell", "columnheader", "rowheader",
  "checkbox", "radio", "switch", "treeitem",
]);

function role(element) {
  const given = element.getAttribute("role");
  if (given) return given.trim().split(/\s+/)[0];
  const tag = element.tagName.toLowerCase();
  if (tag === "a" || tag === "area") return element.hasAttribute("href") ? "link" : null;
  if (tag === "input") return element.type in inputRoles ? inputRoles[element.type] : "textbox";
  if (tag === "select") return element.multiple || element.size > 1 ? "listbox" : "combobox";
  if (tag === "section") return name(element) ? "region" : null;
  return tagRoles[tag] ?? null;
}

function shown(element) {
  if (element.closest("[aria-hidden=true], [inert]")) return false;
  // With `display: contents` an element has no box of its own and counts as invisible; what is in it does not.
  let boxed = element;
  while (boxed.parentElement && getComputedStyle(boxed).display === "contents") boxed = boxed.parentElement;
  return boxed.checkVisibility({ visibilityProperty: true });
}

const tidy = (text) => text.replace(/\s+/g, " ").trim();

// The text inside, in which a control or picture counts by its own name.
function content(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || !shown(node)) return "";
  const label = node.getAttribute("aria-label");
  if (label) return label;
  if (node.tagName === "IMG") return node.alt;
  const inside = Array.from(node.childNodes, content).join("");
  return getComputedStyle(node).display.startsWith("inline") ? inside : ` ${inside} `;
}

function named(ids) {
  const found = ids.split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean);
  // A hidden element may still name another; then its raw text counts.
  return tidy(found.map((element) => (shown(element) ? content(element) : element.textContent)).join(" "));
}

function name(element) {
  const by = element.getAttribute("aria-labelledby");
  if (by && named(by)) return named(by);
  const label = element.getAttribute("aria-label");
  if (label && label.trim()) return tidy(label);
  if (element.labels && element.labels.length) return tidy(Array.from(element.labels, content).join(" "));
  const tag = element.tagName;
  if (tag === "FIELDSET") {
    const legend = element.querySelector(":scope > legend");
    if (legend) return tidy(content(legend));
  }
  if (tag === "TABLE" && element.caption) return tidy(content(element.caption));
  if (tag === "IMG") return tidy(element.alt);
  if (tag === "INPUT" && ["button", "submit", "reset"].includes(element.type)) return tidy(element.value);
  const given = element.getAttribute("role") ?? "";
  if (namedByContent.has(given || (tag === "A" ? "link" : tagRoles[tag.toLowerCase()]))) {
    const inside = tidy(Array.from(element.childNodes, content).join(""));
    if (inside) return inside;
  }
  return tidy(element.getAttribute("title") ?? element.getAttribute("placeholder") ?? "");
}

function describe(element) {
  const flag = (attribute, own) => own === true || element.getAttribute(attribute) === "true";
  const by = element.getAttribute("aria-describedby");
  return {
    role: role(element) ?? "",
    name: name(element),
    description: by ? named(by) : "",
    value: "value" in element && element.tagName !== "LI" ? String(element.value) : "",
    checked: flag("aria-checked", element.checked),
    disabled: flag("aria-disabled", element.disabled),
    invalid: flag("aria-invalid", false),
    focused: element === document.activeElement,
  };
}

function controls() {
  return Array.from(document.body.querySelectorAll("*"))
    .filter((element) => role(element) && shown(element))
    .map(describe);
}
