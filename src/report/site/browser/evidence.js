// Evidence is loaded when somebody opens it: a script beside the page, since pages from files cannot read other files.
const folder = document.querySelector('script[src$="report.js"]').src.replace(/report\.js$/, 'evidence/');
const packs = new Map();
const arrived = new Map();

/** Called by each file of evidence, with gzip in base64. Its markup was made safe when the report was written. */
window.streamproof = { unpack: (name, packed) => arrived.get(name)?.(packed) };

const arrival = (name) =>
  new Promise((resolve, reject) => {
    arrived.set(name, resolve);
    const script = document.createElement('script');
    script.src = `${folder}${name}.js`;
    script.onerror = reject;
    document.head.append(script);
  });

const inflated = (packed) => {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).json();
};

const load = (name) => {
  if (!packs.has(name)) packs.set(name, arrival(name).then(inflated));
  return packs.get(name);
};

const cloneOf = (name) => document.querySelector(`template.${name}`).content.cloneNode(true);

const placesOf = (owner) =>
  owner.querySelectorAll(
    ':scope > .steps > li > [data-slot] > .slot, :scope > .before > .steps > li > [data-slot] > .slot, :scope > .evidence > .views',
  );

const show = async (owner) => {
  const { evidence, pack } = owner.dataset;
  const places = [...placesOf(owner)];
  for (const place of places) {
    place.setAttribute('role', 'status');
    place.replaceChildren(cloneOf('loading'));
  }
  try {
    const { steps, views } = await load(pack);
    for (const place of places) {
      const { slot } = place.parentElement.dataset;
      place.innerHTML =
        slot === undefined ? views.map((view) => view[evidence]).join('') : steps[evidence][Number(slot)];
      place.removeAttribute('role');
      for (const lit of place.querySelectorAll('.yaml > mark:first-of-type'))
        lit.parentElement.scrollTop = lit.offsetTop - lit.parentElement.clientHeight / 2;
    }
  } catch {
    for (const place of places) place.replaceChildren(cloneOf('not-loaded'));
  }
};

const shown = new Set();

const opened = (details) => {
  if (!details.open || !details.matches('[data-slot], [data-views]')) return;
  const owner = details.closest('[data-evidence]');
  if (shown.has(owner)) return;
  shown.add(owner);
  void show(owner);
};

document.addEventListener('toggle', ({ target }) => opened(target), true);
// Whoever was faster than this script has opened them already: their event is over.
for (const details of document.querySelectorAll('details[open]')) opened(details);
