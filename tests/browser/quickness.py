"""How long it takes from a press to the changed bubble on screen, measured by the page itself."""

from statistics import median, quantiles

from playwright.async_api import Frame

PRESSES = """
async ({ labels, count, pause }) => {
  const log = document.getElementById("log");
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const keys = () => [...log.querySelectorAll("button.key")];
  const keyOf = (label) => keys().findLast((key) => key.textContent.includes(label));
  const draws = ({ addedNodes }) => [...addedNodes].some((node) => node.matches?.(".bubble, .line"));
  const changed = () => new Promise((resolve) => {
    const observer = new MutationObserver((mutations) => {
      if (!mutations.some(draws)) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(log, { childList: true, subtree: true });
  });
  const took = [];
  for (let turn = 0; turn < count; turn += 1) {
    const key = keyOf(labels[turn % labels.length]);
    const answer = changed();
    await frame();
    const pressed = performance.now();
    key.click();
    await answer;
    await frame();
    took.push(performance.now() - pressed);
    await rest(pause);
  }
  return took;
}
"""
"""The pause keeps forty presses within the pace at which the shop hears one browser."""


async def press_times(frame: Frame, labels: list[str], count: int) -> list[float]:
    """Milliseconds from press to paint, of `count` presses of buttons that lead round in a circle."""
    times: list[float] = await frame.evaluate(PRESSES, {"labels": labels, "count": count, "pause": 120})
    return times


def report(times: list[float]) -> str:
    late = quantiles(times, n=20)[-1]
    return f"press to changed bubble: median {median(times):.1f} ms, 95% {late:.1f} ms, {len(times)} presses"
