// Evidence is loaded when somebody opens it: a script beside the page, since pages from files cannot read other files.
const shown = new Set();
const folder = document.querySelector('script[src$="report.js"]').src.replace(/report\.js$/, 'evidence/');

const ownersOf = (name) => document.querySelectorAll(`[data-evidence="${CSS.escape(name)}"]`);

/** Called by each file of evidence. Its markup was made safe when the report was written. */
window.streamproof = {
  show: (name, { steps, views }) => {
    for (const owner of ownersOf(name)) {
      for (const slot of owner.querySelectorAll(
        ':scope > .steps > li > [data-slot], :scope > .before > .steps > li > [data-slot]',
      ))
        fill(slot.querySelector('.slot'), steps[Number(slot.dataset.slot)]);
      fill(owner.querySelector(':scope > .evidence > .views'), views);
    }
    document.dispatchEvent(new CustomEvent('streamproof:shown', { detail: name }));
  },
};

const fill = (place, markup) => {
  place.removeAttribute('role');
  place.innerHTML = markup ?? '';
};

const load = (name) => {
  if (shown.has(name)) return;
  shown.add(name);
  const script = document.createElement('script');
  script.src = `${folder}${name}.js`;
  script.onerror = () => {
    const notice = document.querySelector('template.not-loaded').content;
    for (const owner of ownersOf(name))
      for (const place of owner.querySelectorAll('.slot, .views')) place.replaceChildren(notice.cloneNode(true));
  };
  document.head.append(script);
};

document.addEventListener(
  'toggle',
  ({ target }) => {
    if (!target.open || !target.matches('[data-slot], [data-views]')) return;
    load(target.closest('[data-evidence]').dataset.evidence);
  },
  true,
);
