// What is folded away as background is part of the document on paper.
const folded = new Set();

addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details.before:not([open])')) {
    details.open = true;
    folded.add(details);
  }
});

addEventListener('afterprint', () => {
  for (const details of folded) details.open = false;
  folded.clear();
});
