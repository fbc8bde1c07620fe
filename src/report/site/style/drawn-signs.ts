import { drawnMarks } from '../pages/outcome-mark.ts';
import { words } from '../text/words.ts';

/**
 * The rules that draw signs which pages hold by the thousand: what is seen, and in both languages what is heard instead. Browsers
 * that do not know names of drawn signs keep the first rule.
 */
export const drawnSigns = (): string =>
  [
    ...drawnMarks.map(([mark, sign]) => rules(`.sign.${mark}::before`, sign, words[mark])),
    rules('.permalink::after', '', words.link),
  ].join('');

const rules = (selector: string, sign: string, [english, chinese]: readonly [string, string]): string =>
  `${selector} { content: '${sign}'; content: '${sign}' / '${english}'; }\n` +
  `html[data-language='zh'] ${selector} { content: '${sign}' / '${chinese}'; }\n`;
