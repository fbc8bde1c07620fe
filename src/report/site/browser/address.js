// A link to a step or experiment opens everything around it.
const arrive = () => {
  const id = decodeURIComponent(location.hash.slice(1));
  const place = id && document.getElementById(id);
  if (!place) return;
  for (let around = place; around; around = around.parentElement?.closest('details')) {
    const details = around.matches('details') ? around : around.querySelector(':scope > details[data-slot]');
    if (details) details.open = true;
    if (!around.parentElement) break;
  }
  place.scrollIntoView();
};

addEventListener('hashchange', arrive);
arrive();
