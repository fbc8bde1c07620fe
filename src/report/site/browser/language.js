// The labels of the page are there in both languages; the style sheet shows those of the one that is written at the root.
const root = document.documentElement;
const key = 'streamproof.language';

// Some browsers keep nothing for pages that come from files.
const remembered = () => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

const remember = (language) => {
  try {
    localStorage.setItem(key, language);
  } catch {
    // The reader chooses again on the next page.
  }
};

const choose = (language) => {
  root.dataset.language = language;
  root.lang = language === 'zh' ? 'zh-Hans' : 'en';
};

const preferred = (navigator.languages ?? [navigator.language]).find((language) => /^(zh|en)\b/.test(language));
choose(remembered() ?? (preferred?.startsWith('zh') ? 'zh' : 'en'));

const button = document.querySelector('button.language');
button.hidden = false;
button.addEventListener('click', () => {
  choose(root.dataset.language === 'zh' ? 'en' : 'zh');
  remember(root.dataset.language);
});
