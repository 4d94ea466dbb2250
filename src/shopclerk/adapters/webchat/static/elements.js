// Making elements. What people typed only ever becomes text, never markup.

export function element(name, { className, text, attributes = {} } = {}, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const DRAWINGS = {
  clock: "M12 7v5l3 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z",
  check: "m5 12.5 4.5 4.5L19 7.5",
  away: "M8 16 17 7M9.5 7H17v7.5",
  reply: "M9.5 6 4.5 11l5 5M5 11h8.5a6 6 0 0 1 6 6v1",
  down: "M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 19.5h14",
};

export function drawing(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", DRAWINGS[name]);
  svg.append(path);
  return svg;
}
