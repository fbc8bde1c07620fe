import { alignTabs } from '../output/tab-writer.ts';

/** A `Label:` and its value, `<none>` when it is empty; a list continues below its first element. */
export const field = (label: string, value: string | readonly string[] | undefined): string => {
  const values =
    typeof value === 'string' || value === undefined ? [value || '<none>'] : value.length > 0 ? value : ['<none>'];
  return values.map((each, index) => `${index === 0 ? `${label}:` : ''}\t${each}\n`).join('');
};

/** `key=value` of each entry, sorted. */
export const pairs = (map: Readonly<Record<string, string>> | null | undefined): string[] =>
  Object.keys(map ?? {})
    .sort()
    .flatMap((key) => `${key}=${map?.[key]}`.split('\n'));

/** Aligns what `describe` prints of OpenShift's own kinds: with TABs, eight columns apart. */
export const alignOpenShift = (text: string): string => alignTabs(text, { tabWidth: 8, padding: 1, padChar: '\t' });
