import { parse, YAMLParseError } from 'yaml';
import { isJsonObject } from '../../../image/json-object.ts';
import { exactIntegers, exactNumber } from '../../../resources/values/exact-json.ts';
import { isTooDeep } from './nesting.ts';
import { unrecognized } from './parse-json.ts';
import { yamlDuplicates } from './yaml-duplicates.ts';

/** Of maps and lists within each other. */
const MAX_DEPTH = 1000;

/**
 * Parses a YAML body as the API does: YAML 1.1 without aliases that grow without bound. Of a key that is set twice the last
 * value counts.
 *
 * @param complaints gets what strict reading says of keys that are set twice
 * @throws StatusError 400
 */
export const parseYaml = (body: Buffer, expected: string, complaints: string[] = []): unknown => {
  let value: unknown;
  try {
    value = yamlValue(body, complaints);
  } catch (error) {
    throw unrecognized(expected, (error as Error).message, body);
  }
  if (isJsonObject(value)) return value;
  throw unrecognized(expected, `couldn't get version/kind; json parse error: unexpected end of JSON input`, body);
};

/**
 * What a YAML document says, whatever it is.
 *
 * @throws Error in the words of Go's reader as far as they are known
 */
export const yamlValue = (body: Buffer, complaints: string[]): unknown => {
  const text = body.toString();
  if (isTooDeep(text)) throw new Error('yaml: exceeded max depth of 10000');
  let value: unknown;
  try {
    value = read(text, complaints);
  } catch (error) {
    throw new Error(`yaml: ${(error as Error).message.split('\n')[0]}`);
  }
  if (holdsItself(value, [])) throw new Error('yaml: anchor value contains itself');
  return asJson(value);
};

const OPTIONS = { version: '1.1', merge: true, maxAliasCount: 100, logLevel: 'error' } as const;

const read = (text: string, complaints: string[]): unknown => {
  const options = { ...OPTIONS, ...exactIntegers(text) };
  try {
    return parse(text, options);
  } catch (error) {
    if (!(error instanceof YAMLParseError) || error.code !== 'DUPLICATE_KEY') throw error;
    const tolerant = { ...options, uniqueKeys: false };
    const complaint = yamlDuplicates(text, tolerant);
    if (complaint !== undefined) complaints.push(complaint);
    return parse(text, tolerant);
  }
};

/** Whether an alias stands within the value that it is an alias of, or the value is deeper than anything sensible. */
const holdsItself = (value: unknown, around: readonly object[]): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  if (around.includes(value) || around.length > MAX_DEPTH) return true;
  return Object.values(value).some((each) => holdsItself(each, [...around, value]));
};

/** YAML 1.1 reads timestamps as dates; the API wants their text. Whole numbers are those of JSON. */
const asJson = (value: unknown): unknown => {
  if (typeof value === 'bigint') return exactNumber(value);
  if (value instanceof Date) return value.toISOString().replace('.000Z', 'Z');
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, asJson(each)]));
};
