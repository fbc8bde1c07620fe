import { lastAppliedAnnotation } from '../../resources/metadata/last-applied.ts';
import type { Toleration } from '../../resources/workloads/pod-spec.ts';
import { alignTabs } from '../output/tab-writer.ts';

/** Aligns what `describe` prints of Kubernetes' kinds: with two spaces between columns. */
export const alignKubernetes = (text: string): string => alignTabs(text, { tabWidth: 8, padding: 2 });

/**
 * `Labels:` and the like, one `key=value` a line.
 *
 * @param indent what stands before each cell of an object within another
 */
export const labelLines = (title: string, labels: Readonly<Record<string, string>> | undefined, indent = ''): string =>
  valueLines(
    title,
    Object.keys(labels ?? {})
      .sort()
      .map((key) => `${indent}${key}=${labels?.[key]}\n`),
    indent,
    `${indent}${indent}\t`,
  );

/** `Annotations:`; values that are long or have several lines stand below their key, cut off. */
export const annotationLines = (
  title: string,
  annotations: Readonly<Record<string, string>> | undefined,
  indent = '',
): string => {
  const keys = Object.keys(annotations ?? {}).filter((key) => key !== lastAppliedAnnotation);
  const texts = keys.sort().map((key) => annotationText(key, (annotations?.[key] ?? '').replace(/\n$/, ''), indent));
  return valueLines(title, texts, indent, `${indent}\t`);
};

const valueLines = (title: string, values: readonly string[], indent: string, between: string): string =>
  `${indent}${title}:\t${values.length === 0 ? `${indent}<none>\n` : values.join(between)}`;

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

const annotationText = (key: string, value: string, indent: string): string => {
  if (value.length + key.length + 2 <= longest && !value.includes('\n')) return `${indent}${key}: ${value}\n`;
  const lines = value.split('\n').map((line) => `${indent}\t  ${cut(line)}\n`);
  return `${indent}${key}:\n${lines.join('')}`;
};

const cut = (line: string): string => (line.length > longest - 2 ? `${line.slice(0, longest - 2)}...` : line);

const tolerationText = ({ key = '', value = '', effect = '', operator, tolerationSeconds }: Toleration): string => {
  const name = `${key}${value && `=${value}`}${effect && `:${effect}`}`;
  const exists = operator === 'Exists' && value === '' ? `${name === '' ? '' : ' '}op=Exists` : '';
  return `${name}${exists}${tolerationSeconds === undefined ? '' : ` for ${tolerationSeconds}s`}`;
};
