import { lastAppliedAnnotation } from '../../resources/last-applied.ts';
import type { Toleration } from '../../resources/pod-spec.ts';
import { alignTabs } from '../output/tab-writer.ts';

/** Aligns what `describe` prints of Kubernetes' kinds: with two spaces between columns. */
export const alignKubernetes = (text: string): string => alignTabs(text, { tabWidth: 8, padding: 2 });

/** `Labels:` and the like, one `key=value` a line. */
export const labelLines = (title: string, labels: Readonly<Record<string, string>> | undefined): string => {
  const lines = Object.keys(labels ?? {})
    .sort()
    .map((key) => `\t${key}=${labels?.[key]}\n`);
  return lines.length === 0 ? `${title}:\t<none>\n` : `${title}:${lines.join('')}`;
};

/** `Annotations:`; values that are long or have several lines stand below their key, cut off. */
export const annotationLines = (title: string, annotations: Readonly<Record<string, string>> | undefined): string => {
  const keys = Object.keys(annotations ?? {}).filter((key) => key !== lastAppliedAnnotation);
  const lines = keys.sort().map((key) => annotationText(key, (annotations?.[key] ?? '').replace(/\n$/, '')));
  return lines.length === 0 ? `${title}:\t<none>\n` : `${title}:${lines.join('')}`;
};

/** `Tolerations:`, sorted by key. */
export const tolerationLines = (title: string, tolerations: readonly Toleration[] | undefined): string => {
  const sorted = [...(tolerations ?? [])].sort((a, b) =>
    (a.key ?? '') < (b.key ?? '') ? -1 : (a.key ?? '') > (b.key ?? '') ? 1 : 0,
  );
  return sorted.length === 0
    ? `${title}:\t<none>\n`
    : `${title}:${sorted.map((toleration) => `\t${tolerationText(toleration)}\n`).join('')}`;
};

/** A moment as `Sat, 21 Nov 2026 21:07:32 +0000`. */
export const dateText = (moment: string | null | undefined): string =>
  moment ? new Date(moment).toUTCString().replace('GMT', '+0000') : '';

/** `True` or `False`. */
export const boolText = (value: boolean | undefined): string => (value ? 'True' : 'False');

const longest = 140;

const annotationText = (key: string, value: string): string => {
  if (value.length + key.length + 2 < longest && !value.includes('\n')) return `\t${key}: ${value}\n`;
  return `\t${key}:\n${value
    .split('\n')
    .map((line) => `\t  ${line.length > longest - 2 ? `${line.slice(0, longest - 2)}...` : line}\n`)
    .join('')}`;
};

const tolerationText = ({ key = '', value = '', effect = '', operator, tolerationSeconds }: Toleration): string => {
  const name = `${key}${value && `=${value}`}${effect && `:${effect}`}`;
  const exists = operator === 'Exists' && value === '' ? `${name === '' ? '' : ' '}op=Exists` : '';
  return `${name}${exists}${tolerationSeconds === undefined ? '' : ` for ${tolerationSeconds}s`}`;
};
