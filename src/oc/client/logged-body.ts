import { isJsonObject } from '../../image/json-object.ts';
import { lastAppliedAnnotation } from '../../resources/metadata/last-applied.ts';
/**
 * A body as the log of `oc` shows it: its beginning, the more the higher the level, without what is secret in it.
 *
 * @param level 8 or more
 */
export const bodyText = (body: unknown, level: number): string => {
  const text = textOf(body);
  const most = level >= 10 ? text.length : level === 9 ? 10_240 : 1024;
  const shown = text.length <= most ? text : `${text.slice(0, most)} [truncated ${text.length - most} chars]`;
  return shown.includes('\n') ? `<\n\t${shown.replace(/\n$/, '').replaceAll('\n', '\n\t')}\n >` : JSON.stringify(shown);
};

const textOf = (body: unknown): string => {
  if (body === undefined) return '';
  if (typeof body === 'object') return `${JSON.stringify(masked(body))}\n`;
  const text = String(body);
  try {
    return JSON.stringify(masked(JSON.parse(text) as unknown));
  } catch {
    return /kind:\s*Secret\b/.test(text) ? '<masked>' : text;
  }
};

/** Values of secrets, tokens and passwords are left out, wherever in the body such an object stands. */
const masked = (value: unknown, isSecret = false): unknown => {
  if (Array.isArray(value)) return value.map((each) => masked(each, isSecret));
  if (typeof value !== 'object' || value === null) return value;
  const object = value as Record<string, unknown>;
  const holdsSecrets = isSecret || /^(Secret|SecretList|TokenRequest|OAuthAccessToken)/.test(String(object.kind ?? ''));
  return Object.fromEntries(
    Object.entries(object).map(([key, each]) => {
      if (holdsSecrets && secretFields.has(key)) return [key, withoutValues(each)];
      if (key === lastAppliedAnnotation && holdsSecrets) return [key, MASK];
      return [key, masked(each, holdsSecrets)];
    }),
  );
};

const MASK = '<masked>';
const secretFields = new Set(['data', 'stringData', 'token']);

const withoutValues = (value: unknown): unknown =>
  isJsonObject(value) ? Object.fromEntries(Object.keys(value).map((key) => [key, MASK])) : MASK;
