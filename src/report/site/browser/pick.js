// Picking a moment of the timeline leaves only what its step did; picking it again shows everything.
const pick = (experiment, step) => {
  const views = experiment.querySelector('.views');
  for (const button of experiment.querySelectorAll('[data-pick]'))
    button.setAttribute('aria-pressed', String(step !== undefined && button.dataset.pick === step));
  for (const part of experiment.querySelectorAll('[data-step]'))
    part.classList.toggle('left-out', step !== undefined && part.dataset.step !== step);
  const all = views.querySelector('.show-all');
  if (all) all.hidden = step === undefined;
  const before = experiment.querySelector(':scope > .before');
  if (before && step !== undefined && before.querySelector(`[data-step="${step}"]`)) before.open = true;
};

document.addEventListener('click', ({ target }) => {
  const button = target.closest?.('[data-pick], .show-all');
  if (!button) return;
  const picked = button.dataset.pick !== undefined && button.getAttribute('aria-pressed') !== 'true';
  pick(button.closest('[data-evidence]'), picked ? button.dataset.pick : undefined);
});
