// Leaves only the experiments whose text, tags or outcome hold all the words that were typed.
const field = document.querySelector('#find');

const entries = [...document.querySelectorAll('.chapter .experiments > li')].map((item) => ({ item, text: undefined }));

const textOf = (item) =>
  [item.closest('.chapter').querySelector('h3'), item.closest('.feature').querySelector('h4'), item]
    .map(({ textContent }) => textContent)
    .concat(item.dataset.find)
    .join(' ')
    .toLowerCase();

const show = (groups) => {
  for (const group of groups) group.hidden = !group.querySelector('.experiments > li:not([hidden])');
};

field?.addEventListener('input', () => {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const entry of entries) {
    entry.text ??= textOf(entry.item);
    entry.item.hidden = !words.every((word) => entry.text.includes(word));
  }
  show(document.querySelectorAll('.chapter .feature'));
  show(document.querySelectorAll('.chapter'));
  document.querySelector('.nothing').hidden = entries.some(({ item }) => !item.hidden);
});
