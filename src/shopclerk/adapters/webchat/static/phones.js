// The two phones: their clocks, and on a narrow screen the tabs between them.

const time = new Intl.DateTimeFormat(navigator.language, { hour: "2-digit", minute: "2-digit", hour12: false });
const tabs = [...document.querySelectorAll('[role="tab"]')];

function tick() {
  for (const clock of document.querySelectorAll(".clock")) clock.textContent = time.format(new Date());
  setTimeout(tick, 60000 - (Date.now() % 60000));
}

function show(tab) {
  document.body.dataset.shown = tab.dataset.seat;
  for (const each of tabs) {
    each.setAttribute("aria-selected", String(each === tab));
    each.tabIndex = each === tab ? 0 : -1;
  }
}

for (const tab of tabs) {
  tab.addEventListener("click", () => show(tab));
  tab.addEventListener("keydown", ({ key }) => {
    if (key !== "ArrowLeft" && key !== "ArrowRight") return;
    const other = tabs[(tabs.indexOf(tab) + 1) % tabs.length];
    show(other);
    other.focus();
  });
}
tick();
