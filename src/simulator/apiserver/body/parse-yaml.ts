import { type Document, LineCounter, parseDocument } from 'yaml';
import { isJsonObject } from '../../../image/json-object.ts';
import { goYaml } from '../../../resources/yaml/go-yaml.ts';
import { jsonProblem } from '../../../resources/yaml/json-problem.ts';
import { hasControlCharacters, yamlProblem } from '../../../resources/yaml/yaml-problem.ts';
import { isTooDeep } from './nesting.ts';
import { unrecognized } from './parse-json.ts';
import { yamlDuplicates } from './yaml-duplicates.ts';

/** Of maps and lists within each other. */
const MAX_DEPTH = 1000;

/**
 * Parses a YAML body as the API does, without aliases that grow without bound. Of a key that is set twice the last
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
  if (hasControlCharacters(text)) throw new Error('yaml: control characters are not allowed');
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { ...goYaml, uniqueKeys: false, lineCounter });
  // Of several documents the first one counts.
  const errors = document.errors.filter(({ code }) => code !== 'MULTIPLE_DOCS');
  if (errors.length > 0) throw new Error(`yaml: ${yamlProblem(errors, text)}`);
  const problem = jsonProblem(document);
  if (problem !== undefined) throw new Error(problem);
  const complaint = yamlDuplicates(document, lineCounter);
  if (complaint !== undefined) complaints.push(complaint);
  const value = contentOf(document);
  if (holdsItself(value, [])) throw new Error('yaml: anchor value contains itself');
  return value;
};

const contentOf = (document: Document): unknown => {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new Error(`yaml: ${(error as Error).message.split('\n')[0]}`);
  }
};

/** Whether an alias stands within the value that it is an alias of, or the value is deeper than anything sensible. */
const holdsItself = (value: unknown, around: readonly object[]): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  if (around.includes(value) || around.length > MAX_DEPTH) return true;
  return Object.values(value).some((each) => holdsItself(each, [...around, value]));
};
