import { jsonStream } from '../../image/json-syntax-error.ts';
import { parseExactJson } from '../../resources/values/exact-json.ts';
import { goYaml } from '../../resources/yaml/go-yaml.ts';
import { jsonProblem } from '../../resources/yaml/json-problem.ts';
import { hasControlCharacters, yamlProblem } from '../../resources/yaml/yaml-problem.ts';

/** One value of a text. */
export interface Document {
  readonly value: unknown;
  /** What stood there, if that was JSON. */
  readonly json?: string;
}

/** The values of a text up to the first mistake, and what that is. */
export interface Documents {
  readonly documents: readonly Document[];
  readonly problem?: string;
}

/**
 * Reads the values of a text, which is a stream of JSON if it begins with a brace, else documents of YAML.
 *
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/util/yaml#YAMLOrJSONDecoder
 */
export const readDocuments = async (text: string): Promise<Documents> =>
  text.trimStart().startsWith('{') ? readStream(text) : await readYaml(text);

const readStream = (text: string): Documents => {
  const { values, ...rest } = jsonStream(text);
  return { documents: values.map((json) => ({ value: parseExactJson(json), json })), ...rest };
};

const readYaml = async (text: string): Promise<Documents> => {
  const { texts, problem } = splitYaml(text);
  const documents: Document[] = [];
  for (const each of texts) {
    const { value, problem: own } = await readYamlDocument(each);
    if (own !== undefined) return { documents, problem: own };
    if (value !== null && value !== undefined) documents.push({ value });
  }
  return { documents, ...(problem !== undefined && { problem }) };
};

/** A line that begins with `---` ends a document; nothing but a comment may follow on it. */
export const splitYaml = (text: string): { texts: string[]; problem?: string } => {
  const texts: string[] = [];
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    if (!line.startsWith('---')) {
      lines.push(line);
      continue;
    }
    const behind = line.slice(3).trim();
    if (behind !== '' && !behind.startsWith('#'))
      return { texts, problem: `invalid Yaml document separator: ${behind}` };
    // A line in front of the first document counts as one of its own.
    if (lines.length > 0) texts.push(lines.join('\n'));
    lines = lines.length > 0 ? [] : [line];
  }
  return { texts: [...texts, lines.join('\n')] };
};

/** One document of YAML; of keys that stand twice the last one counts. */
export const readYamlDocument = async (text: string): Promise<{ value?: unknown; problem?: string }> => {
  const { parseDocument, isAlias, visit } = await import('yaml');
  if (hasControlCharacters(text))
    return { problem: 'error converting YAML to JSON: yaml: control characters are not allowed' };
  const document = parseDocument(text, { ...goYaml, uniqueKeys: false });
  let missing: string | undefined;
  visit(document, {
    Alias: (_, node) => {
      if (isAlias(node) && node.resolve(document) === undefined) missing ??= node.source;
    },
  });
  const problem =
    document.errors.length > 0
      ? yamlProblem(document.errors, text)
      : missing !== undefined && `unknown anchor '${missing}' referenced`;
  if (problem) return { problem: `error converting YAML to JSON: yaml: ${problem}` };
  const unlike = jsonProblem(document);
  if (unlike !== undefined) return { problem: `error converting YAML to JSON: ${unlike}` };
  return { value: document.toJS() };
};
