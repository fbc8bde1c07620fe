// Copies what a button carries, and says so.
const say = (button) => {
  const done = button.querySelector('.done');
  done.replaceChildren(button.querySelector('template').content.cloneNode(true));
  button.classList.add('copied');
  setTimeout(() => {
    done.replaceChildren();
    button.classList.remove('copied');
  }, 1500);
};

// Pages from files may lack the clipboard; a selection always works.
const bySelection = (text) => {
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
};

document.addEventListener('click', async ({ target }) => {
  const button = target.closest?.('button.copy');
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    bySelection(button.dataset.copy);
    button.focus();
  }
  say(button);
});
