import { parse } from 'yaml';
import { unrecognized } from './parse-json.ts';

/**
 * Parses a YAML body as the API does: YAML 1.1 without aliases that grow without bound.
 *
 * @throws StatusError 400
 */
export const parseYaml = (body: Buffer, expected: string): unknown => {
  let value: unknown;
  try {
    value = parse(body.toString(), { version: '1.1', merge: true, maxAliasCount: 100, logLevel: 'silent' });
  } catch (error) {
    throw unrecognized(expected, `yaml: ${(error as Error).message.split('\n')[0]}`, body);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return withoutDates(value);
  throw unrecognized(expected, `couldn't get version/kind; json parse error: unexpected end of JSON input`, body);
};

/** YAML 1.1 reads timestamps as dates; the API wants their text. */
const withoutDates = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString().replace('.000Z', 'Z');
  if (Array.isArray(value)) return value.map(withoutDates);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutDates(each)]));
};
