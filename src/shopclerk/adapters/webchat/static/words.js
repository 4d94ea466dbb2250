// The page's own words: the same catalogue that the server filled the page from.

const catalogue = new URL(`words.${document.documentElement.lang}.json`, import.meta.url);
const words = await (await fetch(catalogue)).json();

export function word(name, values = {}) {
  return words[name].replace(/\{(\w+)\}/g, (_, key) => String(values[key]));
}
